import { describe, expect, it } from '@jest/globals';
import type { DrawCriteria } from '@juanzong/assignment-contracts';
import { isRefusal } from '@juanzong/kernel';
import fc from 'fast-check';
import { assigner, book, lawyerOf, system, TestFile } from './fixtures/given.fixture.js';
import { drawOf, heldDraws, members, recomputeDraw, rosterDecider, rotationOrder, turnCount, type TurnDrawn } from './index.js';

const CRITERIA: DrawCriteria = {
  agency: '340202', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, onDate: '2024-03-12', excludedLawyers: [],
};
const newRoster = () => new TestFile(rosterDecider, { book });
type Roster = ReturnType<typeof newRoster>;

const id = fc.integer({ min: 0, max: 5 }).map((n) => `L${n}`);
const drawIds = fc.integer({ min: 0, max: 14 }).map((n) => `${n % 3}-draw-${n}`);
type Move =
  | { readonly move: 'draw' | 'spend' | 'return'; readonly drawId: string; readonly wish?: string }
  | { readonly move: 'join' | 'leave' | 'suspend' | 'resume' | 'correct'; readonly lawyerId: string };
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ move: fc.constant('draw' as const), drawId: drawIds, wish: fc.option(id, { nil: undefined, freq: 4 }) }).map(({ wish, ...rest }) => ({ ...rest, ...(wish ? { wish } : {}) })) },
    { weight: 4, arbitrary: fc.record({ move: fc.constantFrom('spend' as const, 'return' as const), drawId: drawIds }) },
    { weight: 3, arbitrary: fc.record({ move: fc.constantFrom('join' as const, 'leave' as const, 'suspend' as const, 'resume' as const, 'correct' as const), lawyerId: id }) },
  ),
  { maxLength: 60 },
);

function play(file: Roster, one: Move): void {
  switch (one.move) {
    case 'draw': file.when({ kind: 'drawTurn', drawId: one.drawId, caseId: `case-${one.drawId}`, pool: '340202', criteria: { ...CRITERIA, ...(one.wish ? { preferredLawyer: one.wish } : {}) } }, assigner); break;
    case 'spend': file.when({ kind: 'spendTurn', drawId: one.drawId }, system); break;
    case 'return': file.when({ kind: 'returnTurn', drawId: one.drawId, reason: 'test' }, system); break;
    case 'join': file.when({ kind: 'enrolLawyer', lawyer: lawyerOf(one.lawyerId) }, assigner); break;
    case 'leave': file.when({ kind: 'removeLawyer', lawyerId: one.lawyerId, reason: 'test' }, assigner); break;
    case 'suspend': file.when({ kind: 'suspendLawyer', lawyerId: one.lawyerId, from: '2024-01-01', reason: 'test' }, assigner); break;
    case 'resume': file.when({ kind: 'resumeLawyer', lawyerId: one.lawyerId, from: '2024-02-01' }, assigner); break;
    case 'correct': file.when({ kind: 'correctLawyer', lawyer: lawyerOf(one.lawyerId, { firm: '改名所' }), reason: 'test', evidence: 'test' }, assigner); break;
  }
}

const ofType = (file: Roster, type: string) => file.entries.filter((one) => one.type === `assignment.${type}`);
const drawIdOf = ({ data }: { data: unknown }): string => (data as { drawId: string }).drawId;

describe('turns, however draws, settlements and members interleave', () => {
  it('every turn drawn ends in exactly one of spent and returned, once everything held is settled', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (sequence, spend) => {
        const file = newRoster();
        for (const one of sequence) play(file, one);
        for (const { drawId } of heldDraws(file.state)) play(file, { move: spend ? 'spend' : 'return', drawId });
        const drawn = ofType(file, 'TurnDrawn').map(drawIdOf);
        expect(new Set(drawn).size).toBe(drawn.length);
        const settled = [...ofType(file, 'TurnSpent'), ...ofType(file, 'TurnReturned')].map(drawIdOf);
        expect([...settled].sort()).toEqual([...drawn].sort());
        expect(heldDraws(file.state)).toEqual([]);
      }),
    );
  });

  it('the account of each lawyer holds exactly the turns that were not returned', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        const file = newRoster();
        for (const one of sequence) play(file, one);
        for (const lawyer of Object.values(file.state.lawyers)) {
          const theirs = ofType(file, 'TurnDrawn').filter(({ data }) => (data as TurnDrawn).lawyerId === lawyer.lawyerId).map(drawIdOf);
          expect(lawyer.turns.map(({ drawId }) => drawId)).toEqual(theirs.filter((drawId) => drawOf(file.state, drawId)?.status !== 'RETURNED'));
        }
      }),
    );
  });

  it('nobody is drawn who is not a member or is suspended, and an audit computes every draw again', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        const file = newRoster();
        for (const one of sequence) {
          const before = file.state;
          play(file, one);
          const last = file.entries.at(-1);
          if (one.move !== 'draw' || file.state === before || last === undefined) continue;
          const data = last.data as TurnDrawn;
          expect(members(before).find(({ lawyerId }) => lawyerId === data.lawyerId)?.suspensions.every(({ until }) => until !== undefined)).toBe(true);
        }
        for (const { data, revision } of ofType(file, 'TurnDrawn')) {
          const recorded = data as TurnDrawn;
          const again = recomputeDraw(file.entries, revision - 1, recorded.criteria, book);
          expect(isRefusal(again) ? undefined : [again.lawyerId, again.mode, again.exclusions]).toEqual([recorded.lawyerId, recorded.mode, recorded.exclusions]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('fairness', () => {
  it('without exclusions the shares differ by one at most, at every moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 60 }), (size, draws) => {
        const file = newRoster();
        for (let i = 0; i < size; i += 1) play(file, { move: 'join', lawyerId: `L${i}` });
        for (let i = 0; i < draws; i += 1) {
          play(file, { move: 'draw', drawId: `${i}` });
          const counts = rotationOrder(file.state).map(turnCount);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('who joins late gets no more turns from then on than anybody else, plus one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }), (size, before, after) => {
        const file = newRoster();
        for (let i = 0; i < size; i += 1) play(file, { move: 'join', lawyerId: `L${i}` });
        for (let i = 0; i < before; i += 1) play(file, { move: 'draw', drawId: `b${i}` });
        play(file, { move: 'join', lawyerId: 'late' });
        for (let i = 0; i < after; i += 1) play(file, { move: 'draw', drawId: `a${i}` });
        const counts = members(file.state).map(turnCount);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(file.state.lawyers['late']?.turns.length).toBeLessThanOrEqual(Math.ceil(after / (size + 1)) + 1);
      }),
      { numRuns: 40 },
    );
  });
});
