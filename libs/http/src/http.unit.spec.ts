import { describe, expect, it } from '@jest/globals';
import type { HandlerRefusal } from '@juanzong/event-store';
import fc from 'fast-check';
import { z } from 'zod';
import {
  type AuthProblem, catalogueFaults, caseIdOpenedBy, commandIdOfKey, correlationIdOf, defineAction, isIdempotencyKey, PLATFORM_REFUSALS, platformRefusal,
  ProblemMap, type RefusalAnswer, refusalOfError, RefusedError, untilFresh, validationErrors,
} from './index.js';
import { deepStrict } from './edge/deep-strict.js';

describe('the map from refusals to problems', () => {
  it('answers every refusal of the platform in both languages', () => {
    expect(catalogueFaults(PLATFORM_REFUSALS)).toEqual([]);
  });

  it('covers what the command handler and the verifier refuse', () => {
    const covered: Readonly<Record<HandlerRefusal['refusal'] | AuthProblem['refusal'], RefusalAnswer>> = PLATFORM_REFUSALS;
    expect(Object.keys(covered).length).toBeGreaterThan(6);
  });

  it('names what is wrong with a catalogue', () => {
    const faults = catalogueFaults({ 'x.Bad': { status: 200, zh: () => 'english', en: () => '中文' } });
    expect(faults).toHaveLength(5);
  });

  it('refuses two answers for one code', () => {
    const answer = { status: 409, zh: () => '一', en: () => 'one' };
    expect(() => new ProblemMap([{ 'a.b': answer }, { 'a.b': { ...answer } }])).toThrow('a.b');
  });

  it('finds a refusal at any depth of causes, and none where there is none', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 6 }), fc.boolean(), (wraps, named) => {
        const inner: Error = named ? new RefusedError(platformRefusal('case-file.not-found')) : new Error('bug');
        const error = wraps.reduce<Error>((cause, many) => (many ? new AggregateError([new Error('other'), cause]) : new Error('wrapped', { cause })), inner);
        expect(refusalOfError(error)?.refusal.refusal).toBe(named ? 'case-file.not-found' : undefined);
      }),
    );
  });

  it('a cause that leads back to itself ends', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(refusalOfError(error)).toBeUndefined();
  });
});

describe('validation', () => {
  it('refuses unknown fields through optional, list, union, record and refinement, and keeps what says otherwise', () => {
    const schema = deepStrict(z.object({
      a: z.object({ x: z.string() }).optional(),
      u: z.discriminatedUnion('k', [z.object({ k: z.literal('1'), n: z.number() }), z.object({ k: z.literal('2') })]),
      r: z.record(z.string(), z.object({ v: z.number() })).default({}),
      l: z.looseObject({}).optional(),
      p: z.object({ from: z.number(), to: z.number() }).refine((v) => v.from <= v.to, '次序 / Order').optional(),
    }));
    const value = { a: { x: '', y: 1 }, u: { k: '1', n: 1, m: 2 }, r: { q: { v: 1, w: 2 } }, l: { any: 1 } };
    expect(validationErrors(schema, value).map(({ path }) => path)).toEqual(['a.y', 'u.m', 'r.q.w']);
    expect(validationErrors(schema, { u: { k: '2' }, p: { from: 2, to: 1 } })).toEqual([{ path: 'p', code: 'custom', zh: '次序', en: 'Order' }]);
    expect(schema.parse({ u: { k: '2' }, l: { any: 1 } })).toEqual({ u: { k: '2' }, r: {}, l: { any: 1 } });
  });

  it('an action whose example or name is wrong is found when it is defined', () => {
    const parts = { title: { zh: '试', en: 'Try' }, roles: ['clerk'] as const, body: z.object({ n: z.number() }) };
    expect(() => defineAction({ ...parts, name: 'TryIt' })).toThrow('TryIt');
    expect(() => defineAction({ ...parts, name: 'try-it', example: { n: 1, m: 1 } })).toThrow('try-it');
    expect(() => defineAction({ ...parts, name: 'try-it', body: z.object({ occurredOn: z.string() }) })).toThrow('occurredOn');
  });
});

describe('ids from outside', () => {
  it('a key is 1–200 printable characters, and names one command of one person', () => {
    fc.assert(fc.property(fc.uuid(), (key) => expect(isIdempotencyKey(key)).toBe(true)));
    for (const bad of ['', ' ', 'a\nb', '键', 'x'.repeat(201)]) expect(isIdempotencyKey(bad)).toBe(false);
    expect(commandIdOfKey('clerk@340202', 'k')).toBe(commandIdOfKey('clerk@340202', 'k'));
    expect(commandIdOfKey('clerk@340202', 'k')).not.toBe(commandIdOfKey('clerk@340200', 'k'));
    expect(caseIdOpenedBy(commandIdOfKey('clerk@340202', 'k'))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('a correlation id that could be free text is replaced', () => {
    expect(correlationIdOf({ 'x-correlation-id': 'req-1' })).toBe('req-1');
    expect(correlationIdOf({ 'x-correlation-id': '张三 138' })).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('reads that wait', () => {
  it('ask the read model only where something was asked for, and name what did not come', async () => {
    const asked: unknown[] = [];
    const never = { waitFor: async (wanted: unknown) => (asked.push(wanted), false) };
    expect(await untilFresh(never, { caseId: 'c' })).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await untilFresh(never, { minPosition: 7n })).toEqual(platformRefusal('read-model.not-caught-up', { minPosition: '7' }));
  });
});
