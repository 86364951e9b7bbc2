import type { Entry } from '@juanzong/case-file';
import type { Deadline } from '@juanzong/common-contracts';

/** Which agency's own staff these are; others act for nobody, or above the agencies. */
const STAFF = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];

/** What an agency still does after it handed the file over: the letters of what it did itself. */
const OF_FORMER_OWNERS = ['intake.DocumentIssued', 'intake.DocumentServed'];

type Data = { readonly from?: string; readonly to?: string; readonly by?: string; readonly deadline?: Deadline; readonly deadlineId?: string };

/**
 * What is wrong with who owned a file and its clocks, empty if nothing is. The owner is recomputed from the transfer entries alone and
 * compared with the envelope of every entry, with who wrote it, and with the owner of every clock that is open after each append;
 * while an append hands over, each clock belongs to the one or the other.
 */
export function ownershipFaults(entries: readonly Entry[], receivedBy: string): string[] {
  const faults: string[] = [];
  const clocks = new Map<string, string>();
  const owned = new Set([receivedBy]);
  let owner = receivedBy;
  let before = receivedBy;
  entries.forEach((entry, i) => {
    const { type, data, agency, region, actor, commandId, revision } = entry;
    const told = data as Data;
    const say = (fault: string): void => void faults.push(`@${revision} ${type}: ${fault}`);
    if (entries[i - 1]?.commandId !== commandId) before = owner;
    if (type === 'cross-region-transfer.Forwarded' || type === 'cross-region-transfer.Designated') {
      if (told.from !== owner) say(`from ${told.from}, but ${owner} owned it`);
      owner = told.to ?? '';
      owned.add(owner);
    }
    if (agency !== owner || region !== owner) say(`the envelope says ${agency} ${region}, the transfer entries ${owner}`);
    const competent = type === 'cross-region-transfer.MaterialsListAgreed' && actor.agency === told.by;
    const former = OF_FORMER_OWNERS.includes(type) && owned.has(actor.agency ?? '');
    if (STAFF.includes(actor.role) && actor.agency !== before && !competent && !former) say(`written by ${actor.id}, but ${before} owned it`);
    account(entry, clocks, owner, say);
    for (const [id, held] of clocks) if (held !== owner && held !== before) say(`the clock ${id} is ${held}’s`);
    if (entries[i + 1]?.commandId === commandId) return;
    for (const [id, held] of clocks) if (held !== owner) say(`the clock ${id} stayed with ${held}`);
  });
  return faults;
}

function account({ type, data }: Entry, clocks: Map<string, string>, owner: string, say: (fault: string) => void): void {
  const { deadline, deadlineId, from, to } = data as Data;
  const [, kind] = /\.Deadline(\w+)$/.exec(type) ?? [];
  const id = deadline?.deadlineId ?? deadlineId ?? '';
  switch (kind) {
    case 'Started':
      if (clocks.has(id)) say(`the clock ${id} runs already`);
      clocks.set(id, deadline?.owner ?? '');
      return;
    case 'HandedOver':
      if (clocks.get(id) !== from || to !== owner || deadline?.owner !== to) say(`handed over from ${from} to ${to}, held by ${clocks.get(id) ?? 'nobody'}`);
      clocks.set(id, deadline?.owner ?? '');
      return;
    case 'Resumed':
    case 'Recomputed':
    case 'Paused':
      if (!clocks.has(id)) say(`the clock ${id} does not run`);
      if (deadline) clocks.set(id, deadline.owner);
      return;
    case 'Met':
    case 'Missed':
    case 'FellAway':
      if (!clocks.delete(id)) say(`the clock ${id} does not run`);
      return;
    default:
  }
}

/** The clocks that have come due by an instant, as the deadlines' own clock would send them. */
export function dueClocks(entries: readonly Entry[], now: string): { readonly context: string; readonly deadlineId: string; readonly generation: number }[] {
  const open = new Map<string, { readonly context: string; readonly deadline: Deadline; readonly paused: boolean }>();
  for (const { type, data } of entries) {
    const [, context = '', kind] = /^([\w-]+)\.Deadline(\w+)$/.exec(type) ?? [];
    const { deadline, deadlineId = '' } = data as Data;
    const known = open.get(deadline?.deadlineId ?? deadlineId);
    if (kind === 'Started' && deadline) open.set(deadline.deadlineId, { context, deadline, paused: false });
    else if (kind === 'Paused' && known) open.set(deadlineId, { ...known, paused: true });
    else if (deadline && known) open.set(deadline.deadlineId, { ...known, deadline, paused: kind !== 'Resumed' && known.paused });
    else open.delete(deadlineId);
  }
  return [...open.values()].filter(({ deadline, paused }) => !paused && deadline.dueAt < now)
    .map(({ context, deadline }) => ({ context, deadlineId: deadline.deadlineId, generation: deadline.generation }));
}
