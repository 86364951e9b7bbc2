import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../usage-error.js';
import { fieldsOf } from './action-fields.js';
import { bodyOf } from './body-of.js';
import type { CaseSituation } from './case-situation.js';
import { defaultPersona, personaOf } from './persona-of.js';

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
  const situation: CaseSituation = { caseId: 'c', agency: '340202', lawyerId: undefined, entries: [] };

  it('is the role of the agency that has the case, or the lawyer who has it', () => {
    expect(personaOf('approver', situation)).toBe('approver@340202');
    expect(personaOf('operator', situation)).toBe('operator');
    expect(personaOf('lawyer', situation)).toBeUndefined();
    expect(personaOf('lawyer', { ...situation, lawyerId: 'L-1' })).toBe('lawyer:L-1');
  });

  it('is the first role that somebody can act in', () => {
    expect(defaultPersona(['lawyer', 'assigner'], situation)).toBe('assigner@340202');
    expect(defaultPersona(['lawyer'], situation)).toBeUndefined();
  });
});
