import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { mapPersonal, personalPathsOf } from './index.js';

const name = z.string().meta({ personal: 'applicant' });
const pathsOf = (schema: z.ZodType): string[] => personalPathsOf(schema).map(({ path, subject }) => `${path.join('.')}:${subject}`);

describe('marks of personal fields', () => {
  it('are found wherever a schema can hide them', () => {
    expect(pathsOf(z.strictObject({ a: z.object({ name }).optional(), b: z.array(z.object({ name: name.nullable() })), clear: z.string() }))).toEqual(['a.name:applicant', 'b.*.name:applicant']);
    expect(pathsOf(z.object({ u: z.union([z.object({ name }), z.string()]) }))).toEqual(['u.name:applicant']);
    expect(pathsOf(z.discriminatedUnion('k', [z.object({ k: z.literal('a'), name }), z.object({ k: z.literal('b'), name })]))).toEqual(['name:applicant']);
    expect(pathsOf(z.object({ t: z.tuple([z.string(), name], name) }))).toEqual(['t.1:applicant', 't.*:applicant']);
    expect(pathsOf(z.intersection(z.object({ name }), z.object({ other: name })))).toEqual(['name:applicant', 'other:applicant']);
    expect(pathsOf(z.object({ p: z.object({ name }).transform((x) => x) }))).toEqual(['p.name:applicant']);
    expect(pathsOf(z.object({ l: z.lazy(() => z.object({ name })), d: name.default('x'), r: z.object({ name }).readonly() }))).toEqual(['l.name:applicant', 'd:applicant', 'r.name:applicant']);
    expect(pathsOf(z.object({ n: z.string().meta({ personal: 'applicant' }).min(1).optional() }))).toEqual(['n:applicant']);
  });

  it('of a whole cover its parts', () => {
    const whole = z.object({ inner: name }).meta({ personal: 'applicant' });
    expect(pathsOf(z.union([z.object({ x: whole }), z.object({ x: z.object({ inner: name }) })]))).toEqual(['x:applicant']);
  });

  it('are refused where one could be missed or be ambiguous', () => {
    expect(() => personalPathsOf(z.object({ m: z.record(z.string(), z.object({ name })) }))).toThrow(/map at m/);
    expect(personalPathsOf(z.object({ m: z.record(z.string(), z.string()) }))).toEqual([]);
    const other = z.string().meta({ personal: 'opponent' });
    expect(() => personalPathsOf(z.union([z.object({ x: name }), z.object({ x: other })]))).toThrow(/two subjects at x/);
    interface Tree { children: Tree[] }
    const tree: z.ZodType<Tree> = z.lazy(() => z.object({ name, children: z.array(tree) }));
    expect(() => personalPathsOf(tree)).toThrow(/recursive/);
  });
});

describe('replacing personal values', () => {
  const paths = [
    { path: ['applicant', 'name'], subject: 'applicant' },
    { path: ['opponents', '*', 'name'], subject: 'opponents' },
  ];

  it('names each concrete place once, and leaves the rest and the input as they are', () => {
    const data = { applicant: { name: 'a', region: 'r' }, opponents: [{ name: 'b' }, { name: null }, {}, { name: { x: 1 } }] };
    const before = structuredClone(data);
    const seen: string[] = [];
    const mapped = mapPersonal(data, paths, (_value, field, subject) => (seen.push(`${field}:${subject}`), '#'));
    expect(seen).toEqual(['applicant.name:applicant', 'opponents.0.name:opponents', 'opponents.3.name:opponents']);
    expect(mapped).toEqual({ applicant: { name: '#', region: 'r' }, opponents: [{ name: '#' }, { name: null }, {}, { name: '#' }] });
    expect(data).toEqual(before);
  });

  it('takes data of any shape, and nothing changes if every value is put back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ applicant: fc.jsonValue(), opponents: fc.jsonValue() })), (data) => {
        expect(mapPersonal(data, paths, (value) => value)).toEqual(data);
      }),
    );
    expect(mapPersonal({}, [{ path: ['constructor', 'name'], subject: 's' }], () => '#')).toEqual({});
  });
});
