import { assignmentDecider } from '@juanzong/assignment-domain';
import { canonicalJson } from '@juanzong/case-file';
import { transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeDecider } from '@juanzong/intake-domain';
import { qualityDecider } from '@juanzong/quality-review-domain';
import { asOf, type Asked, deadlinesOf, factsOf, filesIn, folded, momentOf, type Said, type Told, wayOf } from '../oracle/index.js';
import type { Chance } from '../random-moves.js';
import type { Projected } from './project.js';

/** Something that happened, or was recorded, in a file; or just before or after. */
function someTime(file: readonly Told[], chance: Chance): string | undefined {
  if (chance.next() < 0.2) return undefined;
  const { occurredAt, recordedAt } = chance.of(file);
  return new Date(Date.parse(chance.next() < 0.5 ? momentOf(occurredAt) : recordedAt) + chance.of([-1, 0, 1])).toISOString();
}

/** What the replay code answers of every file at some pairs of times, against a naive bitemporal fold. */
export async function replayFaults({ ask }: Pick<Projected, 'ask'>, all: readonly Told[], now: string, chance: Chance, pairs: number): Promise<string[]> {
  const faults: string[] = [];
  for (const file of filesIn(all)) {
    for (let pair = 0; pair < pairs; pair += 1) {
      const asked: Asked = { at: someTime(file, chance), knownAt: someTime(file, chance) };
      const caseId = file[0]?.caseId ?? '';
      const answer = answered(await ask(`cases/${caseId}/timeline`, { at: asked.at, knownAt: asked.knownAt }));
      const expected = replayed(file, asked, now);
      if (canonicalJson(answer) !== canonicalJson(expected)) faults.push(`case-${caseId} at ${asked.at ?? '-'} known at ${asked.knownAt ?? '-'}: ${canonicalJson(answer)}, should be ${canonicalJson(expected)}`);
    }
  }
  return faults;
}

const clockRow = ({ deadlineId, status, dueAt, owner, paused, overdue }: Said): string => [deadlineId, status, dueAt, owner, paused, overdue].map(String).join(' ');

function answered({ state, byContext, entries, deadlines }: Said): Said {
  return { state, byContext, revisions: (entries as { revision: number }[]).map(({ revision }) => revision), deadlines: (deadlines as Said[]).map(clockRow).sort() };
}

/** The same, from the entries alone. */
export function replayed(file: readonly Told[], asked: Asked, now: string): Said {
  const known = file.filter(({ recordedAt }) => asked.knownAt === undefined || recordedAt <= asked.knownAt);
  const held = asOf(file, asked);
  const at = asked.at ?? asked.knownAt ?? now;
  const clocks = deadlinesOf(held).map((row) => {
    const overdue = row['status'] === 'MISSED' || (row['status'] === 'OPEN' && row['pausedAt'] === null && String(row['dueAt']) < at);
    return clockRow({ ...row, paused: row['pausedAt'] !== null, overdue });
  });
  return {
    state: wayOf(held).at(-1) ?? null, revisions: known.map(({ revision }) => revision), deadlines: clocks.sort(),
    byContext: {
      intake: folded(intakeDecider, held).status, eligibility: folded(eligibilityDecider, held).status, assignment: folded(assignmentDecider, held).kind,
      'cross-region-transfer': folded(transferDecider, held).status, 'quality-review': folded(qualityDecider, held).archive.status,
    },
  };
}

const DIMENSIONS: Readonly<Record<string, (fact: Said) => readonly string[]>> = {
  region: (fact) => [String(fact['agency'])], month: (fact) => [String(fact['occurredOn']).slice(0, 7)], matter: (fact) => [String(fact['matter'])], channel: (fact) => [String(fact['channel'])],
  lawyer: (fact) => [String(fact['lawyerId'] ?? '')], grade: (fact) => [String(fact['grade'] ?? '')], group: (fact) => ((fact['groups'] as string[]).length === 0 ? ['NONE'] : (fact['groups'] as string[])),
};

/** Counts as on record at past instants, broken down, against the facts of the files as known then. */
export async function statisticsFaults({ ask }: Pick<Projected, 'ask'>, all: readonly Told[], chance: Chance, questions: number): Promise<string[]> {
  const faults: string[] = [];
  for (let question = 0; question < questions; question += 1) {
    const instant = someTime(all, chance);
    const from = chance.next() < 0.3 ? momentOf(chance.of(all).occurredAt).slice(0, 10) : undefined;
    const by = Object.keys(DIMENSIONS).filter(() => chance.next() < 0.4);
    const known = filesIn(all.filter(({ recordedAt }) => instant === undefined || recordedAt <= instant));
    const facts = known.flatMap(factsOf).filter((fact) => from === undefined || String(fact['occurredOn']) >= from);
    const expected: Record<string, number> = {};
    for (const fact of facts) for (const key of keysOf(fact, by)) expected[key] = (expected[key] ?? 0) + 1;
    const { lines } = (await ask('statistics', { by: by.join(',') || undefined, asOf: instant, from })) as { lines: { by: Record<string, { code: string }>; counts: Record<string, number> }[] };
    const counted = Object.fromEntries(lines.flatMap((line) => Object.entries(line.counts).map(([measure, count]) => [[...by.map((one) => line.by[one]?.code), measure].join(' '), count])));
    if (canonicalJson(counted) !== canonicalJson(expected)) faults.push(`statistics as of ${instant ?? '-'} from ${from ?? '-'} by ${by.join()}: ${canonicalJson(counted)}, should be ${canonicalJson(expected)}`);
  }
  return faults;
}

function keysOf(fact: Said, by: readonly string[]): string[] {
  let keys: string[][] = [[]];
  for (const one of by) keys = keys.flatMap((key) => (DIMENSIONS[one]?.(fact) ?? []).map((code) => [...key, code]));
  return keys.map((key) => [...key, String(fact['measure'])].join(' '));
}
