import { caseStream, entriesAsOf, type Entry } from '@juanzong/case-file';
import { assignmentDecider } from '@juanzong/assignment-domain';
import { CASE_STATES, type DeadlineView, type Timeline, type TimelineEntry } from '@juanzong/case-history-contracts';
import { deadlineOf, type DeadlineRow, foldDeadline } from '@juanzong/deadlines';
import { transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityDecider } from '@juanzong/eligibility-domain';
import type { FiledEntry } from '@juanzong/event-store';
import { intakeDecider } from '@juanzong/intake-domain';
import { qualityDecider } from '@juanzong/quality-review-domain';
import { type Actor, type Instant, type RecordedEntry, refuse, type Refusal } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { foldOverview } from '../overview/fold-overview.js';
import { accessOf, mayNotSee, mayReveal } from '../may-see.js';
import type { OverviewRow } from '../overview/overview-row.js';
import { maskedData, revealedData } from './reveal.js';
import { ruleLines } from './rule-lines.js';

export interface AsOf {
  readonly at?: Instant | undefined;
  readonly knownAt?: Instant | undefined;
}

export interface TimelineRequest extends AsOf {
  readonly caseId: string;
  readonly actor: Actor;
  /** Opens what names persons, for this reason; masked if absent. */
  readonly reveal?: string | undefined;
}

/** The full timeline of a case and its state at any instant, valid and known; read from the case file itself. */
export async function readTimeline(runtime: ServiceRuntime, request: TimelineRequest): Promise<Timeline | Refusal> {
  const { caseId, actor, at, knownAt, reveal } = request;
  const file = await runtime.cabinet.open(caseStream(caseId));
  // The file as it is now: it may grow while an opening is being logged.
  const filed = [...file.entries];
  const access = accessOf(caseId, filed.map(({ recorded }) => recorded));
  if (!access) return refuse('case-file.not-found');
  const hidden = mayNotSee(access, actor);
  if (hidden) return hidden;
  if (reveal !== undefined && !mayReveal(actor, access)) return refuse('case-history.may-not-reveal', { role: actor.role });
  const known = knownAt === undefined ? filed : filed.filter(({ entry }) => entry.recordedAt <= knownAt);
  const shown = known.map(({ entry }) => entry);
  const data = reveal === undefined || shown.length === 0 ? await maskedData(runtime, shown) : await revealedData(runtime, shown, actor, reveal);
  const entries = shown.map((entry, i) => timelineEntry(runtime, entry, data[i]));
  const asOf = entriesAsOf(filed.map(({ recorded }) => recorded), compact({ at, knownAt }));
  const overview = asOf.reduce<OverviewRow | undefined>((row, entry) => foldOverview(row, entry, caseId, () => null), undefined);
  const included = new Set(asOf.map(({ eventId }) => eventId as string));
  const deadlines = deadlinesOf(known.filter(({ entry }) => included.has(entry.eventId) || entry.corrects !== undefined), at ?? knownAt ?? runtime.clock.now());
  return {
    caseId, at: at ?? null, knownAt: knownAt ?? null, clock: runtime.clock.kind, revealed: reveal !== undefined,
    state: overview?.state ?? null, stateLabel: overview ? CASE_STATES[overview.state] : null, byContext: statesByContext(asOf), entries, deadlines,
    unverified: entries.some(({ policyVersions }) => policyVersions.some(({ verified }) => !verified)) || deadlines.some(({ verified }) => !verified),
  };
}

function timelineEntry({ registry, book }: ServiceRuntime, entry: Entry, data: unknown): TimelineEntry {
  const { revision, eventId, type, version, occurredAt, recordedAt, actor, agency, corrects, policyVersions, calendarVersion, hash } = entry;
  const label = registry.find(type, version)?.contract.label ?? { zh: type, en: type };
  return {
    revision, eventId, type, version, label, occurredAt, recordedAt, actor, agency, corrects: corrects ?? null, data, rules: ruleLines(data, book),
    policyVersions, calendarVersion: calendarVersion ?? null, hash,
  };
}

const statesByContext = (entries: readonly RecordedEntry[]): Record<string, string> => ({
  intake: entries.reduce(intakeDecider.evolve, intakeDecider.initialState()).status,
  eligibility: entries.reduce(eligibilityDecider.evolve, eligibilityDecider.initialState()).status,
  assignment: entries.reduce(assignmentDecider.evolve, assignmentDecider.initialState()).kind,
  'cross-region-transfer': entries.reduce(transferDecider.evolve, transferDecider.initialState()).status,
  'quality-review': entries.reduce(qualityDecider.evolve, qualityDecider.initialState()).archive.status,
});

function deadlinesOf(filed: readonly FiledEntry[], asOf: Instant): DeadlineView[] {
  const rows = new Map<string, DeadlineRow>();
  for (const { entry } of filed) {
    const id = deadlineOf(entry);
    const next = id === undefined ? undefined : foldDeadline(rows.get(id), entry);
    if (next) rows.set(next.deadlineId, next);
  }
  return [...rows.values()].map((row) => ({
    deadlineId: row.deadlineId, ruleId: row.ruleId, owner: row.owner, dueAt: row.dueAt, dueDate: row.dueDate, status: row.status, paused: row.pausedAt !== null,
    overdue: row.status === 'MISSED' || (row.status === 'OPEN' && row.pausedAt === null && row.dueAt < asOf),
    verified: row.verified, calendarProvisional: row.calendarProvisional, passedWhenRecorded: row.passedWhenRecorded,
  }));
}

const compact = ({ at, knownAt }: AsOf): { at?: Instant; knownAt?: Instant } => ({ ...(at === undefined ? {} : { at }), ...(knownAt === undefined ? {} : { knownAt }) });
