import { describe, expect, it } from '@jest/globals';
import { type Deadline, deadlineContracts } from '@juanzong/common-contracts';
import { evolveDeadlines, type OpenDeadlines } from '@juanzong/common-domain';
import { recordedEntries } from '@juanzong/testing';
import fc from 'fast-check';
import { deadlineOf, type DeadlineRow, foldDeadline } from './index.js';

const EXAMPLE: Deadline = deadlineContracts('intake').started.example.deadline as Deadline;

type Move = 'start' | 'pause' | 'resume' | 'recompute' | 'meet' | 'miss' | 'fall';
const move = fc.record({ what: fc.constantFrom<Move>('start', 'pause', 'resume', 'recompute', 'meet', 'miss', 'fall'), which: fc.nat(2), day: fc.integer({ min: 10, max: 28 }) });

/** The facts that a case could hold: what cannot happen to a deadline in its situation is left out. */
function factsOf(moves: readonly { what: Move; which: number; day: number }[]) {
  const known = new Map<string, { deadline: Deadline; paused: boolean; ended: boolean }>();
  return moves.flatMap(({ what, which, day }) => {
    const id = `deadline-${which}`;
    const now = known.get(id);
    const dueAt = `2024-03-${day}T15:59:59.999Z`;
    const fact = (name: string, data: object) => [{ type: `${which === 0 ? 'intake' : 'assignment'}.Deadline${name}`, data }];
    if (!now) {
      if (what !== 'start') return [];
      const deadline = { ...EXAMPLE, deadlineId: id, dueAt };
      known.set(id, { deadline, paused: false, ended: false });
      return fact('Started', { deadline });
    }
    if (now.ended || what === 'start' || (what === 'pause') === now.paused && (what === 'pause' || what === 'resume') || (what === 'resume' && !now.paused)) return [];
    const next = { ...now.deadline, dueAt, generation: now.deadline.generation + 1 };
    switch (what) {
      case 'pause':
        known.set(id, { deadline: { ...now.deadline, generation: next.generation }, paused: true, ended: false });
        return fact('Paused', { deadlineId: id, generation: next.generation, pausedAt: '2024-03-06T02:00:00.000Z', reason: 'SUPPLEMENT' });
      case 'resume':
      case 'recompute':
        known.set(id, { deadline: next, paused: what === 'recompute' && now.paused, ended: false });
        return fact(what === 'resume' ? 'Resumed' : 'Recomputed', { deadline: next });
      case 'meet':
      case 'miss':
      case 'fall':
        known.set(id, { ...now, ended: true });
        return fact({ meet: 'Met', miss: 'Missed', fall: 'FellAway' }[what], { deadlineId: id });
      default:
        return [];
    }
  });
}

describe('the table of deadlines', () => {
  it('shows as open exactly what the domain folds as open, with the same due date, pause and generation', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const entries = recordedEntries(factsOf(moves));
        const open = entries.reduce<OpenDeadlines>((state, entry) => evolveDeadlines(state, entry), {});
        const rows = new Map<string, DeadlineRow>();
        for (const entry of entries) {
          const id = deadlineOf(entry) ?? '';
          const row = foldDeadline(rows.get(id), { ...entry, caseId: 'case' });
          if (row) rows.set(id, row);
        }
        const shown = [...rows.values()].filter(({ status }) => status === 'OPEN');
        expect(shown.map(({ deadlineId, dueAt, generation, pausedAt }) => ({ deadlineId, dueAt, generation, pausedAt })).sort((a, b) => a.deadlineId.localeCompare(b.deadlineId))).toEqual(
          Object.values(open).map(({ deadline, pausedAt }) => ({ deadlineId: deadline.deadlineId, dueAt: deadline.dueAt, generation: deadline.generation, pausedAt: pausedAt ?? null }))
            .sort((a, b) => a.deadlineId.localeCompare(b.deadlineId)));
        const last = new Map(entries.map((entry) => [deadlineOf(entry), entry.revision]));
        expect([...rows.values()].every(({ deadlineId, revision }) => revision === last.get(deadlineId))).toBe(true);
      }),
    );
  });

  it('keeps the context that started a deadline, whoever ends it, and how it ended', () => {
    const [started] = recordedEntries([{ type: 'intake.DeadlineStarted', data: { deadline: EXAMPLE } }]);
    const row = foldDeadline(undefined, { ...(started as never as { type: string; data: unknown; revision: number }), caseId: 'c' });
    expect(row).toMatchObject({ caseId: 'c', context: 'intake', status: 'OPEN', verified: true, passedWhenRecorded: false, owner: '340202', ruleId: 'examination' });
    const after = (type: string) => foldDeadline(row, { type, data: { deadlineId: EXAMPLE.deadlineId }, caseId: 'c', revision: 9 });
    expect(after('eligibility.DeadlineMet')).toMatchObject({ context: 'intake', status: 'MET', revision: 9 });
    expect(after('intake.DeadlineMissed')).toMatchObject({ status: 'MISSED' });
    expect(after('intake.DeadlineFellAway')).toMatchObject({ status: 'FELL_AWAY' });
  });

  it('knows nothing of what was never started, and of other entries', () => {
    expect(foldDeadline(undefined, { type: 'intake.DeadlineMet', data: { deadlineId: 'x' }, revision: 0 })).toBeUndefined();
    expect(deadlineOf({ type: 'intake.ApplicationReceived', data: {} })).toBeUndefined();
    expect(deadlineOf({ type: 'intake.DeadlineImagined', data: { deadlineId: 'x' } })).toBeUndefined();
  });
});
