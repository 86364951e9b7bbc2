import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { dateOf, instant } from '@juanzong/kernel';
import type { Sealer } from '@juanzong/sealing-service';
import { startSealing } from './start-sealing.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A sealer that answers as it is told to, and everything afterwards with yes. */
function begun(...answers: (boolean | Error)[]) {
  const state = { now: Date.parse('2024-03-05T15:59:50.000Z'), runs: 0, errors: 0 };
  const run = (): Promise<boolean> => {
    state.runs += 1;
    const answer = answers.shift() ?? true;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const log = { error: () => void (state.errors += 1) };
  const sealing = startSealing({ run, today: () => dateOf(instant(state.now)) } as unknown as Sealer, log as never);
  const pass = async (ms: number): Promise<void> => {
    state.now += ms;
    await jest.advanceTimersByTimeAsync(ms);
  };
  return { state, sealing, pass };
}

describe('sealing in real time', () => {
  it('is tried at the start, and again soon after midnight', async () => {
    const { state, sealing, pass } = begun();
    await pass(0);
    expect(state.runs).toBe(1);
    await pass(9_000);
    expect(state.runs).toBe(1);
    await pass(21_000);
    expect(state.runs).toBe(2);
    await pass(600_000);
    expect(state.runs).toBe(2);
    await sealing.stop();
    await pass(86_400_000);
    expect(state.runs).toBe(2);
  });

  it('is tried again where not everything was sealed, or nothing could be', async () => {
    const { state, sealing, pass } = begun(false, new Error('no store'));
    await pass(41_000);
    expect([state.runs, state.errors]).toEqual([3, 1]);
    await pass(60_000);
    expect(state.runs).toBe(3);
    await sealing.stop();
  });
});
