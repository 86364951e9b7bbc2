import { expect, it } from '@jest/globals';
import { commandId, refuse, type Refusal } from '@juanzong/kernel';
import type { Handled } from './command-handler.js';
import { type HandlingEnded, watchedHandling } from './handling-watch.js';

const ENVELOPE = { stream: 'case-1', commandId: commandId('c-1'), actor: { id: 'clerk', role: 'clerk' as const }, correlationId: 'r-1', causationId: 'r-1' };
const handled = (repeated: boolean): Handled => ({ stream: 'case-1', revision: 4, position: 9n, repeated, entries: [{ eventId: 'e-1', type: 'intake.ApplicationAccepted' } as Handled['entries'][number]] });

async function toldOf(work: () => Promise<Handled | Refusal>): Promise<Partial<HandlingEnded>> {
  const told: HandlingEnded[] = [];
  await watchedHandling(ENVELOPE, (ended) => void told.push(ended), work).catch(() => undefined);
  const [{ startedMs, ...ended }] = told as [HandlingEnded];
  expect([told.length, startedMs <= performance.now()]).toEqual([1, true]);
  return ended;
}

it('how a command ended is told once, by ids and codes', async () => {
  const about = { stream: 'case-1', commandId: 'c-1', correlationId: 'r-1', causationId: 'r-1', eventIds: [], types: [] };
  const wrote = { revision: 4, eventIds: ['e-1'], types: ['intake.ApplicationAccepted'] };
  expect(await toldOf(() => Promise.resolve(handled(false)))).toEqual({ ...about, ...wrote, outcome: 'written' });
  expect(await toldOf(() => Promise.resolve(handled(true)))).toEqual({ ...about, ...wrote, outcome: 'repeated' });
  expect(await toldOf(() => Promise.resolve(refuse('intake.already-accepted', { name: '张三' })))).toEqual({ ...about, outcome: 'refused', code: 'intake.already-accepted' });
  expect(await toldOf(() => Promise.reject(new Error('张三')))).toEqual({ ...about, outcome: 'failed' });
});
