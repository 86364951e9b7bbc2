import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../usage-error.js';
import { fieldsOf } from './action-fields.js';
import { bodyOf } from './body-of.js';
import type { CaseSituation } from './case-situation.js';
import { defaultPersona, personasOf } from './persona-of.js';

const FIELDS = {
  resultText: { type: 'string' }, recoveredFen: { type: 'integer' }, powerOfAttorney: { type: 'boolean' }, materials: { type: 'array', items: { type: 'string' } },
  note: { anyOf: [{ type: 'string' }, { type: 'null' }] }, changes: { type: 'object', properties: { applicant: { type: 'object', properties: { name: { type: 'string' }, phone: { type: 'string' } } } } },
} as const;

describe('field=value', () => {
  it('reads each value as its field wants it', () => {
    expect(fieldsOf(['resultText=123=4', 'recoveredFen=1860000', 'powerOfAttorney=是', 'materials=IDENTITY、APPLICATION_FORM', 'note=null'], FIELDS)).toEqual({
      resultText: '123=4', recoveredFen: 1860000, powerOfAttorney: true, materials: ['IDENTITY', 'APPLICATION_FORM'], note: null,
    });
    expect(fieldsOf(['materials=["A"]', 'powerOfAttorney=no', 'note=空'], FIELDS)).toEqual({ materials: ['A'], powerOfAttorney: false, note: '空' });
  });

  it('names inner fields by dots, and leaves to the platform what it does not know', () => {
    expect(fieldsOf(['changes.applicant.name=张三', 'changes.applicant.phone=139', 'new=5', 'other=五'], FIELDS)).toEqual({
      changes: { applicant: { name: '张三', phone: '139' } }, new: 5, other: '五',
    });
  });

  it('refuses words without a field, values that are none, and a field that would change every object', () => {
    for (const word of ['grant', '=x', 'recoveredFen=很多', '__proto__.x=1']) expect(() => fieldsOf([word], FIELDS)).toThrow(UsageError);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('--body is a JSON object', async () => {
    expect(await bodyOf('{"outcome":"GRANT"}')).toEqual({ outcome: 'GRANT' });
    expect(await bodyOf(undefined)).toEqual({});
    for (const given of ['[1]', 'x', '@/no/such/file']) await expect(bodyOf(given)).rejects.toThrow(UsageError);
  });
});

describe('who acts if nobody is named', () => {
  const situation: CaseSituation = { caseId: 'c', agency: '340202', lawyerId: undefined, otherAgencies: [], reviewers: [], entries: [] };

  it('is the role of the agency that has the case, then of the one it goes to; the bureau of the owner, then those above', () => {
    expect(personasOf('approver', situation)).toEqual(['approver@340202']);
    expect(personasOf('clerk', { ...situation, otherAgencies: ['340200'] })).toEqual(['clerk@340202', 'clerk@340200']);
    expect(personasOf('supervisor', situation)).toEqual(['supervisor@340202', 'supervisor@340200', 'supervisor@340000', 'supervisor@000000']);
    expect(personasOf('operator', situation)).toEqual(['operator']);
  });

  it('is the lawyer who has it, a reviewer who was appointed, the recipient', () => {
    expect(personasOf('lawyer', situation)).toEqual([]);
    expect(personasOf('lawyer', { ...situation, lawyerId: 'L-1' })).toEqual(['lawyer:L-1']);
    expect(personasOf('reviewer', { ...situation, reviewers: ['R-1', 'R-2'] })).toEqual(['reviewer:R-1', 'reviewer:R-2']);
    expect(personasOf('recipient', situation)).toEqual(['recipient:c']);
  });

  it('is the first role that somebody can act in', () => {
    expect(defaultPersona(['lawyer', 'assigner'], situation)).toBe('assigner@340202');
    expect(defaultPersona(['lawyer'], situation)).toBeUndefined();
  });
});
