import type { EventContract, NewEntry } from '@juanzong/kernel';

/** An entry of a contract: its type and version with data that fits it. */
export const newEntry = <Type extends string, Data>(
  contract: EventContract<Type, Data>, data: Data, more: Pick<NewEntry, 'occurredAt' | 'corrects' | 'rules'> = {},
): NewEntry<Type, Data> => ({ type: contract.type, version: contract.version, data, ...more });
