import { describe, expect, it } from '@jest/globals';
import { type Actor, dateOf, isRefusal } from '@juanzong/kernel';
import fc from 'fast-check';
import { AGREEMENT, aidTerminated, awaiting, type CaseFile, CLOSE, outsideEntry } from './fixtures/case.fixture.js';
import { assigner, book, lawyerActor, lawyerOf, NOW, system, TestFile } from './fixtures/given.fixture.js';
import { assignmentReactions, drawCriteriaOf, drawOf, heldDraws, nextDrawId, recomputeDraw, rosterDecider, type TurnDrawn } from './index.js';

const ids = { derive: (...parts: readonly string[]) => parts.join('|') };
const STEPS = ['draw', 'assign', 'accept', 'decline', 'agree', 'request', 'approve', 'reject', 'terminate', 'revoke', 'close', 'react', 'suspend', 'resume'] as const;
type Step = { readonly step: (typeof STEPS)[number]; readonly which: number };
const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ step: fc.constantFrom(...STEPS), which: fc.nat(200) }), { maxLength: 120 });

/** One case and its pool, with reactions that are delivered late, twice and out of order, and assigners who act on what they read before. */
class Play {
  readonly file: CaseFile = awaiting();
  readonly roster = new TestFile(rosterDecider, { book });
  readonly #drawIds: string[] = [];

  constructor() {
    for (const lawyerId of ['a', 'b', 'c']) this.roster.when({ kind: 'enrolLawyer', lawyer: lawyerOf(lawyerId) }, assigner);
  }

  one({ step, which }: Step): void {
    const lawyer: Actor = 'assignment' in this.file.state ? lawyerActor(this.file.state.assignment.lawyerId) : lawyerActor('a');
    switch (step) {
      case 'draw': return this.#draw();
      case 'assign': return this.#assign(this.#drawIds[which % Math.max(1, this.#drawIds.length)]);
      case 'react': return this.#react(which % this.file.entries.length);
      case 'accept': this.file.when({ kind: 'acceptAssignment' }, lawyer); break;
      case 'decline': this.file.when({ kind: 'declineAssignment', reason: 'OTHER', note: null }, lawyer); break;
      case 'agree': this.file.when(AGREEMENT, lawyer); break;
      case 'request': this.file.when({ kind: 'requestChange', ground: 'HEALTH', note: null }, assigner); break;
      case 'approve': this.file.when({ kind: 'decideChange', approve: true, reason: null }, assigner); break;
      case 'reject': this.file.when({ kind: 'decideChange', approve: false, reason: null }, assigner); break;
      case 'terminate': this.file.given(aidTerminated()); break;
      case 'revoke': this.file.given(outsideEntry('ObjectionDecided', { outcome: 'TERMINATION_REVOKED' })); break;
      case 'close': this.file.when({ ...CLOSE, result: this.file.state.kind === 'TerminatedInHand' ? 'TERMINATED' : 'OTHER' }, lawyer); break;
      case 'suspend': this.roster.when({ kind: 'suspendLawyer', lawyerId: 'abc'[which % 3] ?? 'a', from: '2024-01-01', reason: '病假' }, assigner); break;
      case 'resume': this.roster.when({ kind: 'resumeLawyer', lawyerId: 'abc'[which % 3] ?? 'a', from: '2024-02-01' }, assigner); break;
    }
  }

  /** What a check does in the end: every held draw is used or voided, every reaction delivered. */
  settle(): void {
    for (const { drawId } of heldDraws(this.roster.state)) this.#void(drawId);
    this.file.entries.forEach((_entry, i) => this.#react(i));
  }

  #draw(): void {
    const { state } = this.file;
    if (state.kind !== 'AwaitingAssignment') return;
    const drawId = nextDrawId(state, ids);
    const drawn = this.roster.when({ kind: 'drawTurn', drawId, caseId: 'case', pool: '340202', criteria: drawCriteriaOf(state, this.roster.state, dateOf(NOW)) }, assigner);
    if (!isRefusal(drawn)) this.#drawIds.push(drawId);
  }

  #assign(drawId: string | undefined): void {
    const held = drawId === undefined ? undefined : drawOf(this.roster.state, drawId);
    if (drawId === undefined || held?.status !== 'HELD') return;
    if (isRefusal(this.file.when({ kind: 'assignProvider', drawId, drawn: held.drawn }, assigner))) this.#void(drawId);
  }

  #void(drawId: string): void {
    const held = drawOf(this.roster.state, drawId);
    if (held?.status === 'HELD') this.file.when({ kind: 'voidDraw', drawId, pool: '340202', lawyerId: held.lawyerId, reason: 'test' }, system);
  }

  #react(index: number): void {
    const entry = this.file.entries[index];
    for (const reaction of entry ? assignmentReactions(entry) : []) {
      const decision = reaction.to === 'roster' ? this.roster.when(reaction.command, system) : this.file.when(reaction.command, system);
      if (isRefusal(decision) && decision.refusal !== 'assignment.case-ended') throw new Error(`${reaction.reaction}: ${decision.refusal}`);
    }
  }
}

const ofType = (file: { readonly entries: readonly { type: string; data: unknown }[] }, type: string): string[] =>
  file.entries.filter((one) => one.type === `assignment.${type}`).map(({ data }) => (data as { drawId: string }).drawId);

describe('turns of a case that is declined, changed, terminated and revived, whatever the interleaving', () => {
  it('every turn drawn is spent or returned, exactly once: spent if and only if it became an assignment', () => {
    fc.assert(fc.property(steps, (sequence) => {
      const play = new Play();
      for (const one of sequence) play.one(one);
      play.settle();
      const [drawn, spent, returned] = [ofType(play.roster, 'TurnDrawn'), ofType(play.roster, 'TurnSpent'), ofType(play.roster, 'TurnReturned')];
      expect([...spent, ...returned].sort()).toEqual([...drawn].sort());
      expect(new Set(drawn).size).toBe(drawn.length);
      expect([...spent].sort()).toEqual(ofType(play.file, 'ProviderAssigned').sort());
    }));
  });

  it('nobody gets a case again that they declined or were relieved of, and an audit computes every draw again', () => {
    fc.assert(fc.property(steps, (sequence) => {
      const play = new Play();
      for (const one of sequence) play.one(one);
      const assigned = play.file.entries.filter(({ type }) => type === 'assignment.ProviderAssigned').map(({ data }) => (data as { lawyerId: string }).lawyerId);
      expect(new Set(assigned).size).toBe(assigned.length);
      for (const { data, revision } of play.roster.entries.filter(({ type }) => type === 'assignment.TurnDrawn')) {
        const recorded = data as TurnDrawn;
        const again = recomputeDraw(play.roster.entries, revision - 1, recorded.criteria, book);
        expect(isRefusal(again) ? undefined : [again.lawyerId, again.mode, again.exclusions]).toEqual([recorded.lawyerId, recorded.mode, recorded.exclusions]);
      }
    }), { numRuns: 60 });
  });

  it('no clock of the service runs once the aid has ended or the case is closed, and one clock at most of each rule otherwise', () => {
    fc.assert(fc.property(steps, (sequence) => {
      const play = new Play();
      for (const one of sequence) play.one(one);
      play.settle();
      const open = Object.values(play.file.state.file.deadlines).map(({ deadline }) => deadline.ruleId);
      expect(new Set(open).size).toBe(open.length);
      if (['Ended', 'TerminatedInHand', 'Closed'].includes(play.file.state.kind)) expect(open).toEqual([]);
    }));
  });
});
