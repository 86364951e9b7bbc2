import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { canonicalJson } from './canonical-json.js';
import { reordered } from './spec-support/reordered.js';

const json = fc.jsonValue({ noUnicodeString: true });
/** Values as the platform might hold them by mistake too: numbers for keys, a key that is an object's own, something absent, things that JSON writes in their own way. */
const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toJSON', 'constructor', '0', '1', '10', '2', '01', '-1', '1e3', '', '案', '\u{1f600}', '\ufb33'), fc.nat(20).map(String));
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 },
    fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, -0, 1e21, 5e-324),
    fc.date({ noInvalidDate: true }), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: false }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((members) => Object.fromEntries(members)),
  ),
}));

describe('canonical JSON', () => {
  it('does not depend on the order of members and is its own canonical form', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('is what the library makes of it, whatever it is', () => {
    fc.assert(fc.property(anything, (value) => {
      const [ours, theirs] = [canonicalJson, canonicalize].map((make) => {
        try {
          return make(value);
        } catch (error) {
          return error instanceof Error;
        }
      });
      expect(ours).toBe(theirs);
    }), { numRuns: 2_000 });
  });

  it.each([
    ['keys that are numbers stand in the order of their texts', { 10: 'a', 2: 'b', a: { 1: 1, 0: 0 } }, '{"10":"a","2":"b","a":{"0":0,"1":1}}'],
    ['a key that an object has of its own is a key', JSON.parse('{"b":1,"__proto__":{"x":1}}'), '{"__proto__":{"x":1},"b":1}'],
    ['what is absent is left out; in a list it is null', { a: undefined, b: [undefined, 1] }, '{"b":[null,1]}'],
    ['a moment is its text', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['an object without a prototype is an object', Object.assign(Object.create(null) as object, { b: 1, a: 2 }), '{"a":2,"b":1}'],
  ])('%s', (_what, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('goes as deep as it has to, and says so of what goes in circles', () => {
    const deep = Array.from({ length: 200 }).reduce((inner: unknown, _, i) => (i % 2 === 0 ? { b: inner, a: i } : [inner]), 1);
    expect(canonicalJson(deep)).toBe(canonicalize(deep));
    const circle: Record<string, unknown> = { a: 1 };
    circle['self'] = circle;
    expect(() => canonicalJson(circle)).toThrow('Circular');
  });

  it('says numbers and strings as RFC 8785 does', () => {
    expect(canonicalJson({ b: [1e21, -0, 0.1, 1e-7, 333333333.33333329], a: '€$\u000f\nA\'B"\\\\"/', '\ufb33': 1, '\u{1f600}': 2 })).toBe(
      '{"a":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","b":[1e+21,0,0.1,1e-7,333333333.3333333],"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it('refuses what another verifier could not read, and takes text that only looks like it', () => {
    expect(() => canonicalJson('\ud800')).toThrow(RangeError);
    expect(() => canonicalJson({ a: ['x\udc00y'] })).toThrow(RangeError);
    expect(() => canonicalJson({ '\ud800': 1 })).toThrow(RangeError);
    expect(() => canonicalJson(Number.NaN)).toThrow();
    expect(canonicalJson('\\ud800 \u{1f600}')).toBe('"\\\\ud800 \u{1f600}"');
  });
});
