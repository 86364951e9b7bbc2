import { describe, expect, it } from '@jest/globals';
import { renderCatalogue } from './render.mjs';

const event = (type, version = 1) => ({
  type, version, label: { zh: '收到申请', en: 'Application received' }, streams: ['case'], mustUnderstand: ['intake'], lifeCycle: true,
  personal: [{ path: ['applicant', 'name'], subject: 'applicant' }], schema: { type: 'object' }, example: { a: 1 },
});

describe('the event catalogue', () => {
  const text = renderCatalogue([event('intake.B'), event('intake.A', 2), event('intake.A'), event('eligibility.C')]);
  it('shows every version of every type, with what a reader needs', () => {
    for (const part of ['`intake.A` ', '收到申请 · Application received', '`case-…`', '`applicant.name → applicant`', '"type": "object"', '"a": 1']) expect(text).toContain(part);
    expect(text.match(/<details>/g)).toHaveLength(8);
  });
  it('is in one order, however the contracts come', () => {
    expect(renderCatalogue([event('intake.A'), event('eligibility.C'), event('intake.A', 2), event('intake.B')])).toBe(text);
    expect(text.indexOf('## eligibility')).toBeLessThan(text.indexOf('## intake'));
  });
});
