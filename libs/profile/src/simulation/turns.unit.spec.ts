import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Turns } from './turns.js';

const CONTEXTS = ['intake', 'eligibility', 'assignment'];
const message = (stream: string, revision: number, position = revision + 1) => ({ stream, revision, position: BigInt(position) });

/** Each context works on the entries of a stream in order; between its steps it waits as long as it likes. */
async function drive(turns: Turns, context: string, stream: string, revisions: number, pauses: readonly number[], log: string[]): Promise<void> {
  for (let revision = 0; revision < revisions; revision += 1) {
    for (let i = 0; i < (pauses[revision % Math.max(1, pauses.length)] ?? 0); i += 1) await Promise.resolve();
    await turns.take(context, message(stream, revision), async () => {
      await Promise.resolve();
      log.push(`${stream} ${revision} ${context}`);
    });
  }
}

describe('contexts that take turns', () => {
  it('work in one order, however they are delayed', async () => {
    const pauses = fc.array(fc.array(fc.nat(9), { maxLength: 5 }), { minLength: 3, maxLength: 3 });
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 6 }), pauses, async (revisions, slow) => {
      const turns = new Turns(CONTEXTS, -1n);
      const log: string[] = [];
      await Promise.all(CONTEXTS.flatMap((context, i) => ['case-a', 'case-b'].map((stream) => drive(turns, context, stream, revisions, slow[i] ?? [], log))));
      for (const stream of ['case-a', 'case-b']) {
        const expected = Array.from({ length: revisions }, (_, revision) => CONTEXTS.map((context) => `${stream} ${revision} ${context}`)).flat();
        expect(log.filter((line) => line.startsWith(stream))).toEqual(expected);
      }
    }));
  });

  it('keep their turn while the work fails, and wait for nobody who stands still', async () => {
    const turns = new Turns(['intake', 'eligibility'], -1n);
    const log: string[] = [];
    await expect(turns.take('intake', message('case-a', 0), () => Promise.reject(new Error('not yet')))).rejects.toThrow('not yet');
    const second = turns.take('eligibility', message('case-a', 0), async () => void log.push('eligibility'));
    await Promise.resolve();
    expect(log).toEqual([]);
    turns.leave('intake', 'case-a');
    await second;
    await turns.take('eligibility', message('case-a', 1), async () => void log.push('again'));
    expect(log).toEqual(['eligibility', 'again']);
  });

  it('wait for nobody who stood still on a stream before it was heard of', async () => {
    const turns = new Turns(['intake', 'eligibility'], -1n);
    const log: string[] = [];
    turns.leave('intake', 'case-a');
    await turns.take('eligibility', message('case-a', 7), async () => void log.push('eligibility'));
    expect(log).toEqual(['eligibility']);
  });

  it('are not asked about what was there before, and turned away at the end', async () => {
    const turns = new Turns(['intake', 'eligibility'], 5n);
    const log: string[] = [];
    await turns.take('eligibility', message('case-a', 3, 5), async () => void log.push('before'));
    expect(log).toEqual(['before']);
    const waiting = turns.take('eligibility', message('case-a', 4, 6), async () => void log.push('after'));
    turns.close();
    await expect(waiting).rejects.toThrow();
    expect(log).toEqual(['before']);
  });
});
