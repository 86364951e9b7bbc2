import { type Entry, familyOf } from '@juanzong/case-file';
import type { CheckedModel } from '@juanzong/read-model';
import { foldForwarding } from './fold-forwarding.js';
import { ForwardingEntity, type ForwardingRow } from './forwarding-row.js';

function forwardingsOf(entries: readonly Entry[]): ForwardingRow[] {
  const rows = new Map<string, ForwardingRow>();
  entries.reduce<ForwardingRow | undefined>((last, entry) => {
    const next = foldForwarding(last, entry);
    if (next) rows.set(next.forwardingId, next);
    return next;
  }, undefined);
  return [...rows.values()];
}

/** What `juanzong check` holds outbox, inbox and disputes against. */
export const checkedForwardings: CheckedModel<Entry> = {
  projection: 'forwardings',
  key: 'forwardingId',
  read: (manager) => manager.getRepository(ForwardingEntity).find(),
  rowsOf: (streams) => [...streams].filter(([stream]) => familyOf(stream) === 'case').flatMap(([, entries]) => forwardingsOf(entries)),
};
