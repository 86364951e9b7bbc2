import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { canonicalSchema, digestOf } from './canonical-schema.mjs';
import { schemaDiff } from './schema-diff.mjs';
import { storedForm } from './stored-form.mjs';
import { mapSubschemas } from './subschemas.mjs';

const ENCRYPTED = { $ref: '#/components/schemas/EncryptedField' };
const stored = (schema) => storedForm(z.toJSONSchema(schema, { target: 'draft-7' }));
const digest = (schema) => digestOf(canonicalSchema(z.toJSONSchema(schema)));

describe('what stands on the bus', () => {
  const personal = (schema) => schema.meta({ personal: 'applicant' });
  it('is an encrypted field where the contract says that it is personal, and null where null was allowed', () => {
    const { properties } = stored(z.strictObject({
      name: personal(z.string().min(1)), phone: personal(z.string().nullable()), size: personal(z.int().nullable()).optional(), region: z.string(),
    }));
    expect(properties.name).toMatchObject({ allOf: [ENCRYPTED], 'x-personal': 'applicant' });
    expect(properties.phone.anyOf).toEqual([ENCRYPTED, { type: 'null' }]);
    expect(properties.size.anyOf).toEqual([ENCRYPTED, { type: 'null' }]);
    expect(properties.region).toEqual({ type: 'string' });
    expect(JSON.stringify(properties.name)).not.toContain('minLength');
  });

  it('is encrypted in lists and alternatives too, and a field that is called personal is only a field', () => {
    const { properties } = stored(z.object({
      list: z.array(z.object({ name: personal(z.string()) })), either: z.union([z.object({ name: personal(z.string()) }), z.null()]), personal: z.string(),
    }));
    expect(properties.list.items.properties.name.allOf).toEqual([ENCRYPTED]);
    expect(properties.either.anyOf[0].properties.name.allOf).toEqual([ENCRYPTED]);
    expect(properties.personal).toEqual({ type: 'string' });
  });
});

describe('a schema inside a schema', () => {
  it('is found wherever JSON schema has one, and nowhere else', () => {
    const seen = [];
    const inner = (name) => ({ const: name });
    mapSubschemas({
      properties: { description: inner('p') }, items: inner('i'), anyOf: [inner('a')], additionalProperties: inner('x'), propertyNames: inner('n'), $defs: { d: inner('d') },
      prefixItems: [inner('t')], description: 'text', enum: [inner('e')], const: inner('c'), required: ['description'],
    }, (schema) => { seen.push(schema.const); return schema; });
    expect(seen.sort()).toEqual(['a', 'd', 'i', 'n', 'p', 't', 'x']);
  });
});

describe('the digest of a schema', () => {
  const base = z.strictObject({ reason: z.enum(['A', 'B']), description: z.string().optional(), days: z.int().min(1) });
  it('is the same for another explanation and another order', () => {
    expect(digest(z.strictObject({ days: z.int().min(1).describe('天数 days'), description: z.string().optional(), reason: z.enum(['B', 'A']) }).meta({ title: '标题' }))).toBe(digest(base));
  });

  it.each([
    ['a field goes', base.omit({ days: true })],
    ['a field comes, optional as it may be', base.extend({ more: z.string().optional() })],
    ['a field need not be there', base.partial({ days: true })],
    ['a code is added', base.extend({ reason: z.enum(['A', 'B', 'C']) })],
    ['a type changes', base.extend({ days: z.string() })],
    ['a bound moves', base.extend({ days: z.int().min(0) })],
    ['null is let in', base.extend({ days: z.int().min(1).nullable() })],
    ['other fields are let in', z.looseObject(base.shape)],
    ['a field called description goes', base.omit({ description: true })],
    ['a field becomes personal', base.extend({ description: z.string().meta({ personal: 'applicant' }).optional() })],
  ])('is another where %s', (_what, changed) => expect(digest(changed)).not.toBe(digest(base)));
});

describe('the difference of two schemas', () => {
  const of = (schema) => canonicalSchema(z.toJSONSchema(schema));
  it('names every place', () => {
    const lines = schemaDiff(of(z.object({ a: z.enum(['X', 'Y']), b: z.string() })), of(z.object({ a: z.enum(['X', 'Z']), b: z.int(), c: z.null() })));
    expect(lines).toEqual(expect.arrayContaining(['− properties.a.enum: "Y"', '+ properties.a.enum: "Z"', '~ properties.b.type: "string" → "integer"', '+ properties.c = {"type":"null"}', '+ required: "c"']));
  });
  it('is empty for equal ones', () => expect(schemaDiff(of(z.object({ a: z.int() })), of(z.object({ a: z.int() })))).toEqual([]));
});
