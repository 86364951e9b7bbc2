import { describe, expect, it } from '@jest/globals';
import { assignmentContracts, type Lawyer, lawyerExample } from '@juanzong/assignment-contracts';
import { type RosterCommand, rosterDecider } from '@juanzong/assignment-domain';
import { canonicalJson, caseStream, exportCaseFile, rosterStream, serializeExport } from '@juanzong/case-file';
import { aidGrantedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { type Actor, type CaseId, commandId, isRefusal } from '@juanzong/kernel';
import { type MemoryProcess, memoryProcess, personaOf } from '@juanzong/testing/service';
import { verifyExport, verifyRoster } from '@juanzong/verifier';
import fc from 'fast-check';
import { rosterFile } from './read/roster-file.js';
import { AssignmentCommands } from './write/assignment-commands.js';
import { AssignmentReactions } from './write/assignment-reactions.js';

const POOL = '340202';
/** The same histories in every build, so that what they reach can be asserted. */
const RANDOM = { seed: 20_240_312, endOnFailure: true };
const CONTRACTS = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts];
const CASES = [...'0123456789ab'].map((n) => `0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f1${n}` as CaseId);
const GRANTS = [
  { matter: 'LABOUR_PAY', matterCategory: 'CIVIL' }, { matter: 'NOTIFIED_MINOR', matterCategory: 'CRIMINAL', minorInvolved: true },
  { matter: 'NOTIFIED_LIFE_OR_DEATH', matterCategory: 'CRIMINAL', lifeOrDeathPossible: true }, { matter: 'LABOUR_PAY', matterCategory: 'CIVIL' },
];
const lawyers: readonly Lawyer[] = ['A', 'B', 'C', 'D', 'E'].map((name, i) => ({
  ...lawyerExample, lawyerId: `L-${name}`, name: `律师${name}`, specialities: i === 3 ? ['CRIMINAL'] : ['CIVIL', 'CRIMINAL'], familiarWithMinors: i % 2 === 0,
  licensedSince: `${2015 + i * 2}-06-01`, criminalDefenceSince: `${2017 + i * 2}-03-01`, ...(i === 1 ? { annualCap: 1 } : {}),
}));

const ACTIONS = ['assign-provider', 'assign-provider', 'assign-provider', 'decline-assignment', 'decline-assignment', 'accept-assignment', 'request-change', 'decide-change'] as const;
const caseNo = fc.nat({ max: CASES.length - 1 });
const lawyer = fc.constantFrom(...lawyers.map(({ lawyerId }) => lawyerId));
const moves = fc.array(
  fc.oneof(
    { weight: 7, arbitrary: fc.record({ on: caseNo, action: fc.constantFrom(...ACTIONS) }) },
    { weight: 1, arbitrary: fc.record({ on: caseNo, action: fc.constantFrom('record-recipient-choice', 'record-conflict'), lawyerId: lawyer }) },
    { weight: 2, arbitrary: fc.record({ action: fc.constantFrom('enrol-lawyer', 'correct-lawyer', 'suspend-lawyer', 'resume-lawyer', 'remove-lawyer'), lawyerId: lawyer }) },
  ),
  { minLength: 40, maxLength: 60 },
);
type Move = { readonly on?: number; readonly action: string; readonly lawyerId?: string };

/** What the running service makes of any sequence of commands to cases and their pool. */
class Play {
  readonly process: MemoryProcess = memoryProcess(CONTRACTS);
  #delivered = 0;
  #moves = 0;

  async begin(): Promise<this> {
    for (const [i, id] of CASES.entries()) {
      const application = { ...applicationReceivedV1.example.application, ...(i % 4 === 3 ? { preferredLawyer: '律师C' } : {}) };
      this.process.given(caseStream(id), { type: 'intake.ApplicationReceived', data: { ...applicationReceivedV1.example, application } }, { type: 'eligibility.AidGranted', data: { ...aidGrantedV1.example, ...GRANTS[i % 4] } });
    }
    await this.process.settle();
    for (const { lawyerId } of lawyers.slice(0, 4)) await this.move({ action: 'enrol-lawyer', lawyerId });
    return this;
  }

  async move({ on, action, lawyerId = '' }: Move): Promise<void> {
    this.#moves += 1;
    this.process.clock.set(new Date(Date.parse(this.process.clock.now()) + 3_600_000 * 7).toISOString());
    const caseId = on === undefined ? POOL : (CASES[on] ?? '');
    const current = on === undefined ? undefined : await this.#lawyerOf(caseId);
    const role = ['decline-assignment', 'accept-assignment'].includes(action) ? `lawyer:${current ?? 'x'}` : `assigner@${POOL}`;
    const request = { action, caseId: caseId as CaseId, body: bodyOf(action, lawyerId, this.#moves), actor: personaOf(role) as Actor, commandId: commandId(`c-${this.#moves}`), correlationId: `c-${this.#moves}` };
    await new AssignmentCommands(this.process.runtime).execute(request);
    const reactions = new AssignmentReactions(this.process.runtime);
    for (; this.#delivered < this.process.log.all.length; this.#delivered += 1) await reactions.on((this.process.log.all[this.#delivered] as (typeof this.process.log.all)[number]).entry);
  }

  async #lawyerOf(caseId: string): Promise<string | undefined> {
    const { entries } = await this.process.runtime.cabinet.open(caseStream(caseId));
    const last = entries.findLast(({ entry }) => entry.type === 'assignment.ProviderAssigned');
    return (last?.recorded.data as { lawyerId?: string } | undefined)?.lawyerId;
  }

  async exported(caseId: string): Promise<string> {
    const { runtime } = this.process;
    const file = await runtime.cabinet.open(caseStream(caseId));
    const entries = file.entries.map(({ entry }) => entry);
    return serializeExport(exportCaseFile({ clock: 'virtual', stream: file.stream, exportedAt: runtime.clock.now(), entries, position: file.head?.position ?? 0n }, runtime.vault.signer()));
  }

  async roster(upToCase?: string): Promise<string | undefined> {
    const file = await rosterFile(this.process.runtime, { pool: POOL, actor: { id: 'auditor', role: 'auditor' }, upToCase });
    return isRefusal(file) ? undefined : canonicalJson(file);
  }
}

const known = (lawyerId: string): Lawyer => lawyers.find((one) => one.lawyerId === lawyerId) ?? lawyerExample;
function bodyOf(action: string, lawyerId: string, n: number): object {
  switch (action) {
    case 'enrol-lawyer': return { lawyer: known(lawyerId) };
    case 'correct-lawyer': return { lawyer: { ...known(lawyerId), firm: `更名所${n}`, ...(n % 3 === 0 ? { specialities: ['ADMIN', 'CIVIL'] } : {}) }, reason: '更正', evidence: '证' };
    case 'suspend-lawyer': return { lawyerId, from: `2024-03-${String(10 + (n % 15))}`, ...(n % 2 === 0 ? { until: '2024-03-28' } : {}), reason: '病假' };
    case 'resume-lawyer': return { lawyerId, from: '2024-03-20' };
    case 'remove-lawyer': return { lawyerId, reason: '调离' };
    case 'record-recipient-choice': return { lawyerId, note: null };
    case 'record-conflict': return { lawyerId, conflict: 'OTHER', note: null };
    case 'decline-assignment': return { reason: 'SCHEDULE', note: null };
    case 'request-change': return { ground: 'OTHER', note: null };
    case 'decide-change': return { approve: true, reason: null };
    default: return {};
  }
}

const codes = (problems: readonly { readonly code: string; readonly about?: string }[]): string[] => problems.map(({ code, about }) => `${code} ${about ?? ''}`);

describe('the draws of a running service, over random commands to cases and their pool', () => {
  it('are drawn again by the verifier, every one: the same order, exclusions and person', async () => {
    const seen = { draws: 0, excluded: 0, byChoice: 0, wishes: 0 };
    await fc.assert(fc.asyncProperty(moves, async (sequence) => {
      const play = await new Play().begin();
      for (const one of sequence) await play.move(one);
      const whole = await play.roster();
      const report = verifyRoster(whole ?? '');
      expect([codes(report.problems), report.recomputed]).toEqual([[], report.draws]);
      for (const caseId of CASES) {
        const file = await play.exported(caseId);
        for (const roster of [whole, await play.roster(caseId)]) {
          const { problems, draws = [] } = verifyExport(file, { rosters: roster === undefined ? [] : [roster] });
          expect(codes(problems)).toEqual([]);
          if (roster === undefined) continue;
          expect(draws.every(({ recomputed }) => recomputed)).toBe(true);
          seen.draws += draws.length;
          seen.excluded += draws.filter(({ excluded }) => excluded?.length).length;
          seen.byChoice += draws.filter(({ mode }) => mode === 'BY_RECIPIENT_CHOICE').length;
          seen.wishes += draws.filter(({ wish }) => wish === 'NOT_DISCLOSED').length;
        }
      }
    }), { numRuns: 3, ...RANDOM });
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(3);
  }, 60_000);
});

/** Commands to a roster alone: far more turns than cases bring in a test. */
const onRoster = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('drawTurn'), grant: fc.nat({ max: 2 }), excluded: fc.subarray(lawyers.map(({ lawyerId }) => lawyerId), { maxLength: 2 }), wish: fc.option(lawyer, { freq: 5 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('spendTurn', 'returnTurn'), of: fc.nat({ max: 3 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('enrolLawyer', 'correctLawyer', 'suspendLawyer', 'suspendLawyer', 'resumeLawyer', 'removeLawyer'), lawyerId: lawyer }) },
  ),
  { minLength: 60, maxLength: 120 },
);
type OnRoster = { readonly kind: string; readonly grant?: number; readonly excluded?: readonly string[]; readonly wish?: string | null; readonly of?: number; readonly lawyerId?: string };

const drawIdOf = (n: number): string => `draw-${n}`;
const dayAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

function rosterCommand({ kind, grant = 0, excluded = [], wish, of = 0, lawyerId = '' }: OnRoster, n: number, onDate: string): RosterCommand {
  const criteria = {
    agency: POOL, lifeOrDeathPossible: false, minorInvolved: false, ...GRANTS[grant], onDate, excludedLawyers: excluded.map((one) => ({ lawyerId: one, reason: 'DECLINED_BEFORE' })), ...(wish ? { preferredLawyer: wish } : {}),
  };
  const body = bodyOf(kind === 'enrolLawyer' ? 'enrol-lawyer' : 'correct-lawyer', lawyerId, n);
  const of1 = { drawId: drawIdOf(n - 1 - of), reason: 'test' };
  const suspension = { lawyerId, from: dayAfter(onDate, 1), ...(n % 2 === 0 ? { until: dayAfter(onDate, 5) } : {}), reason: 'test' };
  const fields: Readonly<Record<string, object>> = {
    drawTurn: { drawId: drawIdOf(n), caseId: `case-${n}`, pool: POOL, criteria }, spendTurn: of1, returnTurn: of1, enrolLawyer: body, correctLawyer: body, suspendLawyer: suspension,
    resumeLawyer: { lawyerId, from: dayAfter(onDate, 2) }, removeLawyer: { lawyerId, reason: 'test' },
  };
  return { kind, ...fields[kind] } as RosterCommand;
}

describe('every draw of a roster, over random commands to it', () => {
  it('is drawn again by the verifier: whoever joined, left, came back, was away or gave a turn back', async () => {
    let draws = 0;
    await fc.assert(fc.asyncProperty(onRoster, async (sequence) => {
      const { runtime, clock } = memoryProcess(CONTRACTS);
      const commands: OnRoster[] = [...lawyers.map(({ lawyerId }) => ({ kind: 'enrolLawyer', lawyerId })), ...sequence];
      for (const [n, one] of commands.entries()) {
        clock.set(new Date(Date.parse(clock.now()) + 86_400_000).toISOString());
        const actor = personaOf(`assigner@${POOL}`) as Actor;
        const command = rosterCommand(one, n, clock.now().slice(0, 10));
        await runtime.handler.handle({ decider: rosterDecider, stream: rosterStream(POOL), command, commandId: commandId(`c-${n}`), actor, causationId: `c-${n}`, correlationId: `c-${n}`, input: runtime });
      }
      const report = verifyRoster(canonicalJson(await rosterFile(runtime, { pool: POOL, actor: { id: 'auditor', role: 'auditor' } })));
      expect([codes(report.problems), report.recomputed]).toEqual([[], report.draws]);
      draws += report.draws;
    }), { numRuns: 8, ...RANDOM });
    expect(draws).toBeGreaterThan(80);
  }, 60_000);
});
