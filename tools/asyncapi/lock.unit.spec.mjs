import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { breaches, compareWithLock, LOCK_FORMAT, withNew } from './lock.mjs';

const contract = (schema, type = 'intake.Received', version = 1) => ({ type, version, schema: z.toJSONSchema(schema) });
const published = z.strictObject({ reason: z.enum(['A', 'B']), name: z.string().meta({ personal: 'applicant' }) });
const EMPTY = { format: LOCK_FORMAT, published: {} };
const lock = withNew(EMPTY, [contract(published)]);

describe('a published version', () => {
  it('that is what it was breaks nothing, however it is explained now', () => {
    const explained = published.extend({ reason: z.enum(['B', 'A']).describe('原因 why') }).describe('收到申请');
    expect(compareWithLock(lock, [contract(explained)])).toEqual({ changed: [], removed: [], added: [], spoilt: [] });
    expect(breaches(compareWithLock(lock, [contract(explained)]))).toEqual([]);
  });

  it('that changed is named with what changed and what to do, in both languages', () => {
    const compared = compareWithLock(lock, [contract(published.extend({ reason: z.enum(['A', 'C']) }))]);
    expect(compared.changed).toEqual([{ key: 'intake.Received@1', diff: ['− properties.reason.enum: "B"', '+ properties.reason.enum: "C"'] }]);
    const [text] = breaches(compared);
    for (const part of ['intake.Received@1', '不得改动', '新版本 intake.Received@2', 'add intake.Received@2', '+ properties.reason.enum: "C"']) expect(text).toContain(part);
  });

  it('may not become readable, or be hidden, after the fact', () => {
    expect(compareWithLock(lock, [contract(published.extend({ name: z.string() }))]).changed[0].diff).toEqual(['− properties.name.personal = "applicant"']);
  });

  it('may not go', () => {
    const compared = compareWithLock(lock, []);
    expect(compared.removed).toEqual(['intake.Received@1']);
    expect(breaches(compared)[0]).toMatch(/不得删除.*may not go/);
  });

  it('may not be made to fit by editing what is recorded', () => {
    const edited = structuredClone(lock);
    edited.published['intake.Received@1'].schema.properties.reason.enum = ['A'];
    expect(compareWithLock(edited, [contract(published)]).spoilt).toEqual(['intake.Received@1']);
    expect(breaches(compareWithLock(edited, [contract(published)]))[0]).toMatch(/手工改过.*edited by hand/);
  });
});

describe('a new version', () => {
  const second = contract(published.extend({ more: z.int() }), 'intake.Received', 2);
  it('is seen, breaks nothing, and is published beside the others, which stay as they were', () => {
    const compared = compareWithLock(lock, [contract(published), second]);
    expect(compared).toEqual({ changed: [], removed: [], added: ['intake.Received@2'], spoilt: [] });
    const next = withNew(lock, [contract(published.partial()), second]);
    expect(next.published['intake.Received@1']).toEqual(lock.published['intake.Received@1']);
    expect(compareWithLock(next, [contract(published), second]).added).toEqual([]);
  });
});
