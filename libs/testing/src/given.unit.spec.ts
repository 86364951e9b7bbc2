import { describe, expect, it } from '@jest/globals';
import { type Decider, type NewEntry, refuse, type Refusal } from '@juanzong/kernel';
import { given } from './index.js';

type Command = { readonly add: number } | { readonly correct: string; readonly to: number };
const counter: Decider<Command, number, NewEntry<string, { by: number; seen: number }>, Refusal<'counter.negative'>, { readonly limit: number }> = {
  initialState: () => 0,
  evolve: (sum, entry) => sum + (entry.data as { by: number }).by,
  decide: (command, sum, context, { limit }) => {
    if ('correct' in command) return [{ type: 'counter.AddedCorrected', version: 1, data: { by: command.to, seen: sum }, corrects: command.correct as never }];
    if (sum + command.add < 0) return refuse('counter.negative', { sum, by: command.add, today: context.today });
    return sum + command.add > limit ? [] : [{ type: 'counter.Added', version: 1, data: { by: command.add, seen: sum } }];
  },
};
const input = { limit: 100 };

describe('given, when, then', () => {
  const file = given(counter).events({ type: 'counter.Added', data: { by: 3 } });

  it('decides on the state that the entries make, and compares only what is mentioned', () => {
    file.when({ add: 4 }, { input }).then({ type: 'counter.Added', data: { by: 4 } }).then('counter.Added');
    file.when({ add: 400 }, { input }).then();
  });

  it('goes on with what was decided; a correction takes its place', () => {
    const longer = file.when({ add: 4 }, { input }).file;
    expect(longer.state).toBe(7);
    expect(longer.entries.map(({ revision }) => revision)).toEqual([0, 1]);
    expect(longer.when({ correct: longer.entries[0]?.eventId ?? '', to: 1 }, { input }).file.state).toBe(5);
  });

  it('compares refusals, with their params where given', () => {
    const outcome = file.when({ add: -4 }, { input, at: '2024-03-31T16:00:00.000Z' });
    outcome.thenRefused('counter.negative');
    outcome.thenRefused('counter.negative', { sum: 3, today: '2024-04-01' });
    expect(outcome.refusal?.params).toEqual({ sum: 3, by: -4, today: '2024-04-01' });
  });

  it('fails where it should', () => {
    const added = file.when({ add: 1 }, { input });
    expect(() => added.then({ type: 'counter.Added', data: { by: 2 } })).toThrow();
    expect(() => added.then('counter.Removed')).toThrow();
    expect(() => added.then()).toThrow();
    expect(() => added.thenRefused('counter.negative')).toThrow();
    const refused = file.when({ add: -4 }, { input });
    expect(() => refused.then('counter.Added')).toThrow();
    expect(() => refused.file).toThrow();
    expect(() => refused.thenRefused('counter.negative', { sum: 4 })).toThrow();
  });

  it('derives the same ids every time', () => {
    expect(file.when({ add: 1 }, { input }).file.entries).toEqual(file.when({ add: 1 }, { input }).file.entries);
  });
});
