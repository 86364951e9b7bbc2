import type { agencySealedV1, SealedRoot } from '@juanzong/sealing-contracts';
import { addDays, calendarDate, type CalendarDate, type DataOf, type Decider, type NewEntry, refuse, type Refusal } from '@juanzong/kernel';
import type { AgencyAtDay } from './agency-books.js';
import { MerkleTree, type Sha256 } from './merkle-tree.js';
import { caseLeaf, type Head, ledgerLeaf, NOTHING, rootText } from './sealed-text.js';

export interface SealDay extends AgencyAtDay {
  readonly agency: string;
  readonly clock: SealedRoot['clock'];
  readonly day: CalendarDate;
}

/** What one agency was sealed with, so far. */
export interface SealState {
  readonly last: { readonly day: CalendarDate; readonly root: string; readonly ledger: Head } | undefined;
  /** By ordinal, from 1: as the entries so far say. */
  readonly heads: readonly (Head | undefined)[];
}

/** Hashing and signing, which a domain has not. */
export interface SealTools {
  readonly sha256: Sha256;
  readonly signer: { readonly keyId: string; readonly publicKey: string; sign(text: string): string };
}

export type SealRefusal = Refusal<'sealing.day-not-over' | 'sealing.day-skipped' | 'sealing.file-shorter'>;
export type SealEvent = NewEntry<'sealing.AgencySealed', DataOf<typeof agencySealedV1>>;

/** So many changed heads stand in one entry at most, for an append has its limit; the others follow with the next. */
const MOST_HEADS = 5_000;

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Everything of the root of a day but its signature. */
export function rootOf({ agency, clock, day, ledger, cases }: SealDay, previousRoot: string, tree: MerkleTree): Omit<SealedRoot, 'signature'> {
  tree.set(0, ledgerLeaf({ agency, day, ledger, previousRoot }));
  cases.forEach(({ caseId, ...head }, i) => tree.set(i + 1, caseLeaf(i + 1, caseId, head)));
  return { agency, clock, day, cases: cases.length, treeSize: tree.size, ledger: { ...ledger }, previousRoot, root: hex(tree.root()) };
}

/** Day after day without a gap, never before the day is over, and never over less than was sealed before. */
export const sealDecider: Decider<SealDay, SealState, SealEvent, SealRefusal, SealTools> = {
  initialState: () => ({ last: undefined, heads: [] }),

  evolve: (state, entry) => {
    if (entry.type !== 'sealing.AgencySealed') return state;
    const { day, root, ledger, heads } = entry.data as DataOf<typeof agencySealedV1>;
    const known = [...state.heads];
    for (const { ordinal, revision, hash } of heads) known[ordinal] = { revision, hash };
    return { last: { day: calendarDate(day), root, ledger }, heads: known };
  },

  decide: (command, { last, heads: known }, { today }, { sha256, signer }) => {
    const { agency, day, ledger, cases } = command;
    if (day >= today) return refuse('sealing.day-not-over', { agency, day, today });
    if (last && day <= last.day) return [];
    if (last && day !== addDays(last.day, 1)) return refuse('sealing.day-skipped', { agency, day, last: last.day });
    const shorter = cases.findIndex(({ revision }, i) => revision < (known[i + 1]?.revision ?? -1));
    if (shorter >= 0 || (last && ledger.revision < last.ledger.revision) || cases.length < known.length - 1) {
      return refuse('sealing.file-shorter', { agency, day, file: cases[shorter]?.caseId ?? agency });
    }
    const root = rootOf(command, last?.root ?? NOTHING, new MerkleTree(sha256));
    const { keyId, publicKey } = signer;
    const changed = cases.map(({ revision, hash }, i) => ({ ordinal: i + 1, revision, hash })).filter(({ ordinal, revision, hash }) => revision >= 0 && known[ordinal]?.hash !== hash);
    const signature = { alg: 'Ed25519', keyId, publicKey, value: signer.sign(rootText(root)) } as const;
    return [{ type: 'sealing.AgencySealed', version: 1, agency, data: { ...root, signature, heads: changed.slice(0, MOST_HEADS) } }];
  },
};

/** The days that an agency has yet to be sealed for, up to the last one that is over. */
export function daysToSeal(first: CalendarDate, last: CalendarDate | undefined, today: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = last ? addDays(last, 1) : first; day < today; day = addDays(day, 1)) days.push(day);
  return days;
}
