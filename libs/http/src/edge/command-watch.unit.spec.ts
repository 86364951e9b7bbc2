import { describe, expect, it } from '@jest/globals';
import { caseId, commandId, refuse } from '@juanzong/kernel';
import { type CommandEnded, watched } from './command-watch.js';

const request = { action: 'accept', caseId: caseId('7d9f3a52-5f1b-5c0a-8f57-0d4f6f3c1a11'), body: { name: '张三' }, actor: { id: 'clerk@340202', role: 'clerk', agency: '340202' }, commandId: commandId('c-1'), correlationId: 'k-1' } as const;
const accepted = (repeated: boolean) => ({ caseId: request.caseId, revision: 1, position: 2n, repeated, eventIds: [] });

/** What was told of one command that ended so. */
async function toldOf(work: () => Promise<ReturnType<typeof accepted> | ReturnType<typeof refuse>>): Promise<CommandEnded[]> {
  const told: CommandEnded[] = [];
  const refusalOf = (error: unknown) => (error instanceof RangeError ? refuse('vault.key-erased') : undefined);
  await watched('intake', request, { refusalOf, onCommand: (ended) => told.push(ended) }, work).catch(() => undefined);
  return told;
}

describe('a watched command', () => {
  it.each([
    ['accepted', () => Promise.resolve(accepted(false)), undefined],
    ['repeated', () => Promise.resolve(accepted(true)), undefined],
    ['refused', () => Promise.resolve(refuse('intake.already-accepted')), 'intake.already-accepted'],
    ['refused', () => Promise.reject(new RangeError('named')), 'vault.key-erased'],
    ['failed', () => Promise.reject(new TypeError('unnamed')), undefined],
  ] as const)('is told once as %s, without its content', async (outcome, work, code) => {
    const [ended, ...more] = await toldOf(work);
    expect(more).toEqual([]);
    expect(ended).toEqual({
      context: 'intake', action: 'accept', subject: request.caseId, correlationId: 'k-1', actor: request.actor, outcome, seconds: expect.any(Number), ...(code ? { code } : {}),
    });
  });

  it('answers and throws what the work did', async () => {
    const watch = { refusalOf: () => undefined };
    await expect(watched('intake', request, watch, () => Promise.resolve(accepted(true)))).resolves.toEqual(accepted(true));
    await expect(watched('intake', request, watch, () => Promise.reject(new TypeError('as it was')))).rejects.toThrow('as it was');
  });
});
