import { assignmentDecider, drawOf, heldDraws, rosterDecider } from '@juanzong/assignment-domain';
import { caseIdOf, caseStream, type Entry, familyOf, toRecorded } from '@juanzong/case-file';
import type { RecordedEntry } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { checkSamples } from './check-samples.js';
import { type Finding, finding } from './finding.js';

type Streams = ReadonlyMap<string, readonly Entry[]>;

/**
 * What was left half-way between two files: cases missing from a ledger, draws held, numbers that nobody carries, matters that nobody may have, drawn files that were not told.
 * What was drawn for a step that was cut short, of a file in which that step can still be taken, waits: the step uses or explains it, and so does its falling away.
 */
export function checkProtocols(streams: Streams, runtime: Pick<ServiceRuntime, 'registry'>): Left {
  const [draws, numbers] = [checkDraws(streams, runtime), checkNumbers(streams)];
  return {
    findings: [...checkLedgers(streams), ...draws.findings, ...numbers.findings, ...checkMatters(streams), ...checkSamples(streams)],
    waiting: [...draws.waiting, ...numbers.waiting],
  };
}

interface Left {
  readonly findings: readonly Finding[];
  readonly waiting: readonly Finding[];
}

const ofFamily = (streams: Streams, family: string) => [...streams].filter(([stream]) => familyOf(stream) === family);

function checkLedgers(streams: Streams): Finding[] {
  const registered = new Set<string>();
  const gaps = ofFamily(streams, 'agency').flatMap(([stream, entries]) =>
    entries.filter(({ type }) => type === 'intake.CaseRegistered').flatMap(({ data }, i) => {
      const { ordinal, registeredCase } = data as { ordinal: number; registeredCase: string };
      registered.add(`${agencyOfLedger(stream)} ${registeredCase}`);
      return ordinal === i + 1 ? [] : [finding('ledger-gap', `${stream}#${ordinal}`, `登记序号${ordinal}不连续`, `ordinal ${ordinal} is not contiguous`)];
    }),
  );
  const missing = ofFamily(streams, 'case').flatMap(([stream, entries]) => {
    const owners = [...new Set(entries.map(({ agency }) => agency))];
    return owners.filter((owner) => !registered.has(`${owner} ${caseIdOf(stream) ?? ''}`)).map((owner) => `${stream} ${owner}`);
  });
  return [...gaps, ...missing.map((where) => finding('ledger-missing-case', where, '案卷未登记入机构总册', 'the case is missing from its agency’s ledger'))];
}

const agencyOfLedger = (stream: string): string => stream.slice('agency-'.length);

/** A turn that is held for a file which awaits its assignment waits for that: assigning finds it again. */
function checkDraws(streams: Streams, { registry }: Pick<ServiceRuntime, 'registry'>): Left {
  const recorded = (stream: string): RecordedEntry[] => (streams.get(stream) ?? []).map((entry) => toRecorded(entry, entry.data, registry));
  const held = ofFamily(streams, 'roster').flatMap(([stream]) => {
    const roster = recorded(stream).reduce(rosterDecider.evolve, rosterDecider.initialState());
    return heldDraws(roster).map(({ drawId }) => ({ stream, drawId, caseId: drawOf(roster, drawId)?.caseId ?? '' }));
  });
  const awaited = (caseId: string): boolean =>
    recorded(caseStream(caseId)).reduce(assignmentDecider.evolve, assignmentDecider.initialState()).kind === 'AwaitingAssignment';
  return {
    findings: held.filter(({ caseId }) => !awaited(caseId))
      .map(({ stream, drawId }) => finding('draw-left-half-way', `${stream} ${drawId}`, '抽派既未使用也未退回', 'a drawn turn was neither spent nor returned')),
    waiting: held.filter(({ caseId }) => awaited(caseId))
      .map(({ stream, drawId, caseId }) => finding('draw-waiting', `${stream} ${drawId}`, `为案卷${caseId}抽派，指派中断；再指派即用`, `drawn for file ${caseId} by an assignment that was cut short; used when it is assigned`)),
  };
}

/** From one of these on nobody can accept the application any more. */
const ACCEPTED_OR_ENDED: readonly string[] = ['intake.ApplicationAccepted', 'intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate'];

/** A number is carried by the acceptance whose command drew it: a case that was accepted under another one carries only that. One that was drawn for a file which can still be accepted waits for that. */
function checkNumbers(streams: Streams): Left {
  const left = { findings: [] as Finding[], waiting: [] as Finding[] };
  const acceptances = ofFamily(streams, 'case').flatMap(([, entries]) => entries).filter(({ type }) => type === 'intake.ApplicationAccepted');
  const carriedBy = new Set(acceptances.map(({ commandId }) => commandId));
  const open = (caseId: string): boolean => {
    const entries = streams.get(caseStream(caseId));
    return entries !== undefined && !entries.some(({ type }) => ACCEPTED_OR_ENDED.includes(type));
  };
  for (const [stream, entries] of ofFamily(streams, 'numbers')) {
    const explained = new Set(entries.filter(({ type }) => type === 'intake.NumberGapExplained').map(({ data }) => (data as { ordinal: number }).ordinal));
    for (const { data, causationId } of entries.filter(({ type }) => type === 'intake.NumberDrawn')) {
      const { ordinal, drawnFor } = data as { ordinal: number; drawnFor: string };
      const carried = carriedBy.has(causationId) && lastDrawnFor(entries, causationId) === ordinal;
      const where = `${stream}#${ordinal}`;
      if (carried && explained.has(ordinal)) left.findings.push(finding('number-carried-and-explained', where, '案号已说明空缺却又被使用', 'a number was given up and is carried all the same'));
      else if (carried || explained.has(ordinal)) continue;
      else if (open(drawnFor)) left.waiting.push(finding('number-waiting', where, `为案卷${drawnFor}取的号，受理中断；再受理或申请终结时写明`, `drawn for file ${drawnFor} by an acceptance that was cut short; explained when it is accepted or ends`));
      else left.findings.push(finding('number-unexplained', where, '案号既未使用也未说明', 'a number was neither used nor explained'));
    }
  }
  return left;
}

/** A command whose first number was given up draws another; the acceptance carries the last. */
const lastDrawnFor = (entries: readonly Entry[], command: string): number | undefined => {
  const drawn = entries.filter(({ type, causationId }) => type === 'intake.NumberDrawn' && causationId === command).at(-1);
  return (drawn?.data as { ordinal: number } | undefined)?.ordinal;
};

const ENDED_WITHOUT_AID: readonly string[] = [
  'intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate', 'eligibility.AidRefused', 'eligibility.AidTerminated',
];
/** Upon an objection, also after a refusal or a termination. */
const GRANTED = 'eligibility.AidGranted';

/** Matters whose holder ended without aid, so that nobody can apply for them any more; duplicates that were linked and not closed. */
function checkMatters(streams: Streams): Finding[] {
  const lastOf = (caseId: string) => (streams.get(caseStream(caseId)) ?? []).findLast(({ type }) => type === GRANTED || ENDED_WITHOUT_AID.includes(type));
  const endedWithoutAid = (caseId: string): boolean => ENDED_WITHOUT_AID.includes(lastOf(caseId)?.type ?? '');
  /** Another file had taken the matter when the bureau ordered the grant: both go on, and know of each other. */
  const grantedByOrder = (caseId: string): boolean => (lastOf(caseId)?.data as { basis?: string } | undefined)?.basis === 'OBJECTION';
  /** Its closing was refused and that is on record, for somebody to look at: it had been accepted by then. */
  const closingRefused = (caseId: string): boolean =>
    (streams.get(caseStream(caseId)) ?? []).some(({ type, data }) => type === 'intake.ReactionRefused' && (data as { reaction: string }).reaction === 'close-as-duplicate');
  const held = ofFamily(streams, 'matter').flatMap(([stream, entries]) => {
    const last = entries.at(-1);
    return last?.type === 'intake.MatterTaken' ? [{ stream, holder: (last.data as { takenBy: string }).takenBy }] : [];
  });
  const holders = new Set(held.map(({ holder }) => holder));
  const linked = ofFamily(streams, 'case').flatMap(([, entries]) => entries).filter(({ type }) => type === 'intake.DuplicateLinked');
  const duplicates = new Set(linked.map(({ data }) => (data as { duplicateCaseId: string }).duplicateCaseId));
  return [
    ...held.filter(({ holder }) => endedWithoutAid(holder))
      .map(({ stream }) => finding('matter-left-half-way', stream, '案件已终结而事项未释放', 'the file ended without aid and still holds its matter')),
    ...[...duplicates].filter((caseId) => !holders.has(caseId) && !endedWithoutAid(caseId) && !grantedByOrder(caseId) && !closingRefused(caseId))
      .map((caseId) => finding('duplicate-left-half-way', caseStream(caseId), '重复申请已关联而未办结', 'a duplicate was linked and neither closed nor has a matter of its own')),
  ];
}
