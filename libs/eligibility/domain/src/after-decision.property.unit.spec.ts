import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@juanzong/kernel';
import fc from 'fast-check';
import { eligibilityActions, type EligibilityCommand } from './index.js';
import { acceptance, approver, examiner, granted, input, means, opened, propose, serve } from './spec-support/line.js';
import { advance, advancedAndExamined, clerk, decideOn, falsehood, lawyer, object, recipient, recover, refusedAndServed, supervisor, terminate, urgentApplication } from './spec-support/after-decision.js';

type Step = { readonly command: EligibilityCommand; readonly by: typeof approver } | { readonly fact: { readonly type: string; readonly data: object } } | { readonly fire: number };

const by = (actor: typeof approver, ...commands: EligibilityCommand[]): Step[] => commands.map((command) => ({ command, by: actor }));
const STEPS: readonly Step[] = [
  { fact: acceptance }, { fact: { type: 'assignment.ProviderAssigned', data: { lawyerId: 'L-1' } } }, { fact: { type: 'intake.ApplicationWithdrawn', data: { reason: 'x' } } },
  ...by(examiner, { kind: 'examine' }, { kind: 'examineAgain' }, means(2_000), means(9_999), propose('GRANT'), propose('REFUSE'), { kind: 'settleAdvanceAid' }),
  ...by(approver, { kind: 'approve' }, { kind: 'returnProposal', reason: 'x' }, advance(), { kind: 'revokeAdvanceAid', reason: 'x' }, terminate(), terminate('FRAUD_OBTAINED'), falsehood),
  ...by(clerk, serve('2024-11-05'), object()),
  ...by(recipient, object(), object('住院'), { kind: 'withdrawObjection', reason: 'x' }),
  ...by(supervisor, decideOn('UPHELD'), decideOn('ORDERED_TO_GRANT'), decideOn('TERMINATION_REVOKED'), recover(1, 0)),
  ...by(lawyer, { kind: 'reportGround', ground: 'MEANS_CHANGED', explanation: 'x', evidence: 'y' }),
  { fire: 0 }, { fire: 1 },
];
const DECISIONS = ['eligibility.AidGranted', 'eligibility.AidRefused', 'eligibility.AidTerminated'];
/** The file after one step; undefined where that is refused, or nothing follows from it. */
function stepped(file: ReturnType<typeof opened>, step: Step, at: string) {
  if ('fact' in step) {
    const fits = step.fact.type === 'assignment.ProviderAssigned' ? 'outcome' in file.state && file.state.outcome === 'GRANTED' : ['NotAccepted', 'Accepted'].includes(file.state.status);
    return fits ? file.events({ ...step.fact, at }) : undefined;
  }
  const open = 'fire' in step && 'deadlines' in file.state ? Object.values(file.state.deadlines)[step.fire]?.deadline : undefined;
  const command: EligibilityCommand | undefined = 'command' in step ? step.command : open && { kind: 'fireDeadline', deadlineId: open.deadlineId, generation: open.generation };
  const outcome = command && file.when(command, { input, at, actor: 'by' in step ? step.by : approver });
  return outcome === undefined || isRefusal(outcome.decision) || outcome.decision.length === 0 ? undefined : outcome.file;
}

/** A day apart, each step one of those that are possible then: so lives reach far. */
function lived(start: ReturnType<typeof opened>, choices: readonly number[]) {
  return choices.reduce((file, choice, day) => {
    const at = new Date(Date.parse('2024-11-05T02:00:00.000Z') + (day + 1) * 86_400_000).toISOString();
    const rotated = STEPS.map((_, i) => STEPS[(i + choice) % STEPS.length] as Step);
    for (const step of rotated) {
      const next = stepped(file, step, at);
      if (next) return next;
    }
    return file;
  }, start);
}

const RUNS = { numRuns: 50 };
/** Made once: a file never changes, another comes of it. */
const STARTS = [opened(urgentApplication()), advancedAndExamined().when(means(2_000), { input }).file, granted(), refusedAndServed()];
const anyLife = fc.tuple(fc.constantFrom(...STARTS), fc.array(fc.nat(STEPS.length - 1), { minLength: 3, maxLength: 15 })).map(([start, choices]) => lived(start, choices));
const of = (file: ReturnType<typeof lived>, ...types: string[]) => file.entries.filter(({ type }) => types.includes(type));

describe('whatever the order of commands', () => {
  it('every decision answers the one before: a refusal is first, a termination ends a grant, a later grant is by order', () => {
    fc.assert(fc.property(anyLife, (file) => {
      const decisions = of(file, ...DECISIONS);
      decisions.forEach(({ type, data }, i) => {
        const before = decisions[i - 1];
        if (type === 'eligibility.AidRefused') expect(before).toBeUndefined();
        if (type === 'eligibility.AidTerminated') expect([before?.type, (data as { against: string }).against]).toEqual(['eligibility.AidGranted', before?.eventId]);
        if (type === 'eligibility.AidGranted') expect([before === undefined, (data as { basis: string }).basis]).toEqual(before === undefined ? [true, 'APPLICATION'] : [false, 'OBJECTION']);
        if (type === 'eligibility.AidGranted' && before) expect(before.type).not.toBe('eligibility.AidGranted');
      });
    }), RUNS);
  });

  it('no objection is decided twice, or decided and withdrawn; no decision is served twice or is objected to again once that was decided', () => {
    fc.assert(fc.property(anyLife, (file) => {
      const ended = of(file, 'eligibility.ObjectionDecided', 'eligibility.ObjectionWithdrawn').map(({ data }) => (data as { objection: string }).objection);
      expect(new Set(ended).size).toBe(ended.length);
      const filed = of(file, 'eligibility.ObjectionFiled').map(({ eventId }) => eventId);
      for (const one of ended) expect(filed).toContain(one);
      const decided = of(file, 'eligibility.ObjectionDecided').map(({ data }) => (data as { against: string }).against);
      expect(new Set(decided).size).toBe(decided.length);
      expect(of(file, 'eligibility.DecisionServed').length).toBeLessThanOrEqual(of(file, ...DECISIONS).length);
      expect(of(file, 'eligibility.CostRecoveryOrdered').length).toBeLessThanOrEqual(1);
    }), RUNS);
  });

  it('every clock that started ends at most once, and what is open is what no entry ended', () => {
    fc.assert(fc.property(anyLife, (file) => {
      const started = of(file, 'eligibility.DeadlineStarted').map(({ data }) => (data as { deadline: { deadlineId: string } }).deadline.deadlineId);
      const ended = of(file, 'eligibility.DeadlineMet', 'eligibility.DeadlineMissed', 'eligibility.DeadlineFellAway').map(({ data }) => (data as { deadlineId: string }).deadlineId);
      expect(new Set(ended).size).toBe(ended.length);
      const open = 'deadlines' in file.state ? Object.keys(file.state.deadlines) : [];
      expect(started.filter((one) => !ended.includes(one)).sort()).toEqual(open.filter((one) => started.includes(one)).sort());
    }), RUNS);
  });

  it('advance aid that was granted is settled once, with the decision at the latest', () => {
    fc.assert(fc.property(anyLife, (file) => {
      const granted = of(file, 'eligibility.AdvanceAidGranted').map(({ eventId }) => String(eventId));
      const settled = of(file, 'eligibility.AdvanceAidSettled').map(({ data }) => (data as { advance: string }).advance);
      expect(settled).toEqual(granted.slice(0, settled.length));
      if (of(file, ...DECISIONS).length > 0) expect(settled).toEqual(granted);
    }), RUNS);
  });

  it('what is refused for where the case stands is not listed, and the other way round', () => {
    const named: Readonly<Record<string, Step>> = {
      'file-objection': { command: object('住院'), by: recipient }, 'terminate-aid': { command: terminate(), by: approver }, 'record-false-commitment': { command: falsehood, by: approver },
      'order-cost-recovery': { command: recover(1, 0), by: supervisor }, 'grant-advance-aid': { command: advance('PRESERVATION_OR_ADVANCE_ENFORCEMENT'), by: approver },
      'revoke-advance-aid': { command: { kind: 'revokeAdvanceAid', reason: 'x' }, by: approver }, 'decide-objection': { command: decideOn('UPHELD'), by: supervisor },
    };
    fc.assert(fc.property(anyLife, (file) => {
      const listed = eligibilityActions(file.state).map(({ name }) => name);
      for (const [name, step] of Object.entries(named)) {
        if (!('command' in step)) continue;
        expect([name, isRefusal(file.when(step.command, { input, actor: step.by }).decision)]).toEqual([name, !listed.includes(name)]);
      }
    }), RUNS);
  });
});
