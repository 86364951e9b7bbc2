import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCases, applicationOf, check, type CheckAnswer, Client, driveCase, type Driven, inLanes, receive, until } from '@juanzong/testing/e2e';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseListItem, Timeline } from '@juanzong/case-history-contracts';
import { MATTERS } from '@juanzong/policy';
import { verifyExport } from '@juanzong/verifier';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { juanzong } from './e2e/shell.js';
import { TemporaryData } from './e2e/temporary-data.js';

const EXAMPLES = fileURLToPath(new URL('../../../examples/', import.meta.url));
const REGISTER = join(EXAMPLES, 'register-2024.xlsx');
const MINUTES = 60_000;
const AT_ONCE = 6;
/** What no agency grants in 2024: Sichuan has had no list of matters since 2025 (《四川省法律援助条例》). */
const WITHOUT_LIST = { agency: '510100', from: '2025-03-03' };

interface Expected {
  readonly read: number;
  readonly good: number;
  readonly rejected: number;
  readonly repeated: readonly unknown[];
  readonly secondApplications: readonly unknown[];
  readonly errors: readonly { readonly row: number; readonly column: string; readonly code: string }[];
}

interface Imported {
  readonly read: number;
  readonly imported: number;
  readonly already: number;
  readonly rejected: number;
  readonly errors: readonly { readonly row: number; readonly column: string; readonly code: string; readonly message: string }[];
}

const data = new TemporaryData();
let platform: PlatformProcess;
let client: Client;
let expected: Expected;
let rejectedFile: string;
let afterImport: CheckAnswer;
const driven: (Driven & { readonly matter: string; readonly agency: string })[] = [];
/** Cases that were received here and not in the register. */
const received: string[] = [];

const importRegister = () => juanzong<Imported>(platform.url, 'import', REGISTER, '--rejected', rejectedFile);

beforeAll(async () => {
  expected = JSON.parse(await readFile(join(EXAMPLES, 'register-2024.expected.json'), 'utf8')) as Expected;
  rejectedFile = join(await data.make(), 'rejected.xlsx');
  platform = await startPlatformProcess(await data.make());
  client = new Client(platform.url);
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await data.remove();
}, MINUTES);

describe('a year of a register, from the file to closed cases', () => {
  it('enrols the lawyers of every agency', async () => {
    const { code, printed } = await juanzong<{ enrolled: number; rejected: number }>(platform.url, 'lawyers', join(EXAMPLES, 'lawyers.csv'));
    expect([code, printed]).toEqual([0, expect.objectContaining({ enrolled: 95, rejected: 0 })]);
  }, MINUTES);

  it('imports every good row and says of the others what the register was made to be rejected for', async () => {
    const { code, printed } = await importRegister();
    expect(code).toBe(1);
    expect(printed).toMatchObject({ read: expected.read, imported: expected.good, already: expected.repeated.length, rejected: expected.rejected });
    const told = ({ row, column, code: reason }: { row: number; column: string; code: string }) => `${row} ${column} ${reason}`;
    expect(printed.errors.map(told).sort()).toEqual(expected.errors.map(told).sort());
    afterImport = await settled();
  }, 4 * MINUTES);

  it('changes nothing when the same register comes again', async () => {
    const { printed } = await importRegister();
    expect(printed).toMatchObject({ imported: 0, already: expected.good + expected.repeated.length, rejected: expected.rejected });
    expect(await check(client)).toEqual(afterImport);
  }, 4 * MINUTES);

  it('closes second applications and links them to the first', async () => {
    const duplicates = await allCases(client, '&state=DUPLICATE');
    expect(duplicates).toHaveLength(expected.secondApplications.length);
    for (const { caseId } of duplicates) {
      const { entries } = await client.read<Timeline>('auditor', `/api/case-history/v1/cases/${caseId}/timeline`);
      const { firstCaseId } = entries.find(({ type }) => type === 'intake.ApplicationClosedAsDuplicate')?.data as { firstCaseId: string };
      const first = await client.read<Timeline>('auditor', `/api/case-history/v1/cases/${firstCaseId}/timeline`);
      expect(first.entries.filter(({ type }) => type === 'intake.DuplicateLinked').map(({ data: linked }) => (linked as { duplicateCaseId: string }).duplicateCaseId)).toContain(caseId);
    }
  }, MINUTES);

  it('marks deadlines that had passed when they were recorded, and fires none of them', async () => {
    const cases = (await allCases(client)).filter(({ receivedOn }) => receivedOn < '2025-01-01').slice(0, 5);
    for (const { caseId } of cases) {
      const timeline = await client.read<Timeline>('auditor', `/api/case-history/v1/cases/${caseId}/timeline`);
      expect(timeline.deadlines.map(({ passedWhenRecorded, status }) => [passedWhenRecorded, status])).not.toContainEqual([true, 'MISSED']);
      expect(timeline.deadlines.some(({ passedWhenRecorded }) => passedWhenRecorded)).toBe(true);
      expect(timeline.entries.filter(({ type }) => type.endsWith('DeadlineMissed'))).toEqual([]);
    }
  }, MINUTES);

  it('takes one case of every kind of matter to its closed file', async () => {
    const open = (await allCases(client, '&state=RECEIVED')).filter(({ receivedOn }) => receivedOn >= '2024-01-01' && receivedOn < '2024-12-01');
    const kinds = new Set((await allCases(client)).map(({ matter }) => matter));
    expect([...kinds].sort()).toEqual(MATTERS.entries.map(({ code }) => code as string).sort());
    const work = MATTERS.entries.map(({ code }, i) => () => oneOfKind(code, i, candidatesOf(open, code)));
    await inLanes(work, AT_ONCE);
    const closedKinds = new Set(driven.filter(({ state }) => state === 'CLOSED').map(({ matter }) => matter));
    expect([...closedKinds].sort()).toEqual([...kinds].sort());
  }, 5 * MINUTES);

  it('went every road: supplement, verified means, a returned proposal, a refusal with reasons, a lawyer who declined', () => {
    const steps = new Set(driven.flatMap((one) => one.steps));
    for (const step of ['request-supplement', 'query-means', 'return-decision', 'decline-assignment', 'close-case']) expect(steps).toContain(step);
    const refused = driven.filter(({ state }) => state === 'REFUSED');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reasons } of refused) expect(reasons).not.toBe('');
  });

  it('shows in the list what was done, no more and no less', async () => {
    await settled();
    const counts = countsOf(await allCases(client));
    const closed = driven.filter(({ state }) => state === 'CLOSED').length;
    const second = expected.secondApplications.length;
    expect(counts).toEqual({ CLOSED: closed, REFUSED: driven.length - closed, DUPLICATE: second, RECEIVED: expected.good + received.length - second - driven.length });
  }, MINUTES);

  it('dates every file by what happened, not by when it was recorded', async () => {
    for (const { caseId } of driven.slice(0, 10)) {
      const { entries } = await client.read<Timeline>('auditor', `/api/case-history/v1/cases/${caseId}/timeline`);
      const late = entries.filter(({ occurredAt }) => (occurredAt.date ?? occurredAt.at ?? '') >= '2026');
      expect(late.map(({ type }) => type)).toEqual([]);
    }
  }, MINUTES);

  it('exports files that verify without the platform, every lawyer drawn again from the roster', async () => {
    const rosters = new Map<string, Uint8Array>();
    for (const { caseId, agency, state } of driven) {
      if (!rosters.has(agency)) rosters.set(agency, await client.bytes('auditor', `/api/assignment/v1/rosters/${agency}/entries`));
      const bytes = await client.bytes(`clerk@${agency}`, `/api/case-history/v1/cases/${caseId}/export`);
      const report = verifyExport(bytes, { rosters: state === 'CLOSED' ? [rosters.get(agency) ?? ''] : [] });
      expect(report.problems).toEqual([]);
      expect((report.draws ?? []).map(({ recomputed }) => recomputed)).toEqual((report.draws ?? []).map(() => true));
      expect(report.draws !== undefined).toBe(state === 'CLOSED');
      expect(report).toMatchObject({ ok: true, stream: `case-${caseId}` });
    }
  }, MINUTES);

  it('finds nothing wrong in the end: chains, ledgers, numbers, draws, and every row of the read models', async () => {
    const report = await settled();
    expect(report.findings).toEqual([]);
    expect(report.ok).toBe(true);
    expect(platform.logged()).not.toMatch(/"level":(50|60|"error"|"fatal")/);
  }, MINUTES);
});

/** The check, when nothing is under way any more: twice the same number of entries. */
async function settled(): Promise<CheckAnswer> {
  let before = await check(client);
  return until('an end to what follows from the last command', async () => {
    const now = await check(client);
    const still = now.checked.entries === before.checked.entries && now.ok;
    before = now;
    return still ? now : undefined;
  });
}

/** Candidates of a kind, from different agencies first: what one agency refuses another may grant. */
function candidatesOf(open: readonly CaseListItem[], matter: string): CaseListItem[] {
  const ofKind = open.filter((one) => one.matter === matter);
  const firsts = new Map(ofKind.map((one) => [one.agency, one]));
  return [...firsts.values()];
}

async function oneOfKind(matter: string, ordinal: number, candidates: readonly CaseListItem[]): Promise<void> {
  for (const { caseId, agency, receivedOn } of candidates.slice(0, 2)) {
    const road = { returned: ordinal % 5 === 0, declined: ordinal % 4 === 0 };
    const end = await driveCase(client, { caseId, agency, on: daysAfter(receivedOn, 2), ...road });
    driven.push({ ...end, matter, agency });
    if (end.state === 'CLOSED') return;
  }
  const { agency, from } = WITHOUT_LIST;
  const notified = MATTERS.get(matter as Parameters<typeof MATTERS.get>[0]).origin === 'NOTIFICATION';
  const changes = notified ? { channel: 'COURT_NOTICE', notificationNumber: `（2025）川01刑初${ordinal}号` } : {};
  const caseId = await receive(client, agency, applicationOf(100 + ordinal, { matter, cause: '', ...changes }), from);
  received.push(caseId);
  driven.push({ ...(await driveCase(client, { caseId, agency, on: daysAfter(from, 2) })), matter, agency });
}

const daysAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

function countsOf(cases: readonly CaseListItem[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of cases) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
