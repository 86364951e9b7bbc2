import { describe, expect, it } from '@jest/globals';
import { documentConformance } from '@juanzong/documents/conformance';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { type Deliver, httpCase, MemoryDocumentStore, memoryProcess, MemoryServiceVault, personaOf, TestClock } from './index.js';

const AT = '2024-03-05T02:00:00.000Z';
const noted = defineEvent({
  type: 'test.Noted', version: 1, label: { zh: '记录', en: 'Noted' }, streams: ['case'], mustUnderstand: [], lifeCycle: false,
  schema: z.strictObject({ name: z.string().meta({ personal: 'applicant' }) }), example: { name: '张三' },
});
const fact = { type: 'test.Noted', data: { name: '张三' } };
let ordinal = 0;

/** Writes one entry into another stream, once or every time it is told. */
const noting = (id: () => string): Deliver => async ({ eventId, data }, { handler }) => {
  expect(data).not.toEqual(fact.data);
  await handler.handle({
    decider: { initialState: () => 0, evolve: (n: number) => n + 1, decide: () => [{ type: 'test.Noted', version: 1, data: { name: '李四' } }] },
    stream: 'case-2', command: null, input: undefined, commandId: id() as never, actor: { id: 'system', role: 'system' }, causationId: eventId, correlationId: eventId,
  });
};
const once = noting(() => 'once');
const everyTime = noting(() => `again-${(ordinal += 1)}`);
const given = () => memoryProcess([noted]).given('case-1', fact, { ...fact, at: '2024-03-06T02:00:00.000Z' });

describe('a process in memory', () => {
  it('delivers the last fact as it is stored, and compares what was written, opened', () => given().when(once).then({ 'case-2': [{ type: 'test.Noted', data: { name: '李四' } }] }));

  it.each([
    ['another value', once, { 'case-2': [{ type: 'test.Noted', data: { name: '王五' } }] }],
    ['one entry too few', once, { 'case-2': [] }],
    ['a stream that nobody named', once, {}],
    ['a stream that nothing was written to', once, { 'case-2': ['test.Noted'], 'case-3': ['test.Noted'] }],
    ['a reaction that writes again when told again', everyTime, { 'case-2': ['test.Noted'] }],
  ])('fails for %s', async (_what, deliver, wanted) => {
    await expect(given().when(deliver).then(wanted)).rejects.toThrow();
  });

  it('takes no fact that its contract refuses', async () => {
    await expect(memoryProcess([noted]).given('case-1', { type: 'test.Noted', data: {} }).settle()).rejects.toThrow();
  });
});

describe('HTTP in memory', () => {
  it('an answer of another status, or of another body, fails', async () => {
    const http = httpCase([], []);
    await http.when({ get: '/api/none' }).then(404, { status: 404 });
    await expect(http.when({ get: '/api/none' }).then(200)).rejects.toThrow();
    await expect(http.when({ get: '/api/none' }).then(404, { status: 403 })).rejects.toThrow();
    await http.close();
  });

  it.each([
    ['clerk@340202', { id: 'clerk@340202', role: 'clerk', agency: '340202' }],
    ['lawyer:L-340202-001', { id: 'lawyer:L-340202-001', role: 'lawyer' }],
    ['nobody@340202', undefined],
  ])('a token is the id of a persona: %s', (id, actor) => expect(personaOf(id)).toEqual(actor));
});

describe('the vault of a process in memory', () => {
  const vault = new MemoryServiceVault(new TestClock(AT));
  const personal = [{ path: ['name'], subject: 'applicant' }] as never;

  it('records nothing more of who was erased, and forgets whose the file was', async () => {
    await vault.linkPerson({ stream: 'case-1', subject: 'applicant' }, '1');
    expect(await vault.subjectsOf('1')).toEqual([{ stream: 'case-1', subject: 'applicant' }]);
    await vault.applyErasures([{ stream: 'case-1', subject: 'applicant' }], 7n);
    expect([await vault.isErased('case-1', 'applicant'), await vault.erasuresAppliedUpTo(), await vault.subjectsOf('1')]).toEqual([true, 7n, []]);
    await expect(vault.closeFields('case-1', [{ eventId: 'e', data: { name: '张三' }, personal }])).rejects.toMatchObject({ code: 'vault.key-erased' });
  });

  it('opens for nobody without a reason', async () => {
    const opening = { actor: { id: 'clerk@340202', role: 'clerk' as const }, stream: 'case-1', reason: ' ' };
    await expect(vault.openForReader(opening, [])).rejects.toMatchObject({ code: 'vault.opening-without-reason' });
    await vault.openForReader({ ...opening, reason: '办案' }, []);
    expect(await vault.openings({ stream: 'case-1' })).toMatchObject([{ reason: '办案', at: AT }]);
  });
});

documentConformance('MemoryDocumentStore', () => {
  const vault = new MemoryServiceVault(new TestClock(AT));
  const store = new MemoryDocumentStore(vault);
  return Promise.resolve({
    store, vault, damage: (digest, at) => Promise.resolve(store.damage(digest, at)), reopen: () => Promise.resolve(store), dispose: () => Promise.resolve(),
  });
});
