import { describe, expect, it } from '@jest/globals';
import { ERASABLE_SUBJECTS, type ErasableSubject } from '@juanzong/intake-contracts';
import fc from 'fast-check';
import { intakeActions, type IntakeCommand } from './index.js';
import { accepted, awaiting, input, received, withdrawn } from './spec-support/line.js';

const erase = (...subjects: ErasableSubject[]): IntakeCommand => ({ kind: 'erase', subjects, reason: '本人要求删除', legalBasis: '个人信息保护法第四十七条' });
const correct: IntakeCommand = { kind: 'correct', changes: { cause: '另一案由' }, reason: '录入错误', evidence: '申请表' };
const names = (file: ReturnType<typeof withdrawn>): string[] => intakeActions(file.state).map(({ name }) => name);

describe('erasing personal data', () => {
  it('is recorded once for each subject that was not erased yet', () => {
    const outcome = withdrawn().when(erase('documents', 'applicant'), { input });
    outcome.then(
      { type: 'intake.PersonalDataErased', data: { subject: 'applicant', reason: '本人要求删除', legalBasis: '个人信息保护法第四十七条' } },
      { type: 'intake.PersonalDataErased', data: { subject: 'documents' } },
    );
    outcome.file.when(erase('applicant', 'opponents'), { input }).then({ type: 'intake.PersonalDataErased', data: { subject: 'opponents' } });
    outcome.file.when(erase('applicant'), { input }).thenRefused('intake.erased-already', { subjects: ['applicant'] });
  });

  it.each([['received', received], ['awaiting a supplement', awaiting], ['accepted', accepted]] as const)('waits for the end of a case that is %s', (_name, file) => {
    file().when(erase('applicant'), { input }).thenRefused('intake.case-still-open');
    expect(names(file())).not.toContain('erase-personal-data');
  });

  it.each(['eligibility.AidRefused', 'assignment.CaseClosed'] as const)('is possible after %s', (type) => {
    const file = accepted().events({ type, data: {} });
    file.when(erase('applicant'), { input }).then('intake.PersonalDataErased');
    expect(names(file)).toContain('erase-personal-data');
  });

  it('lets nothing about a person be recorded again, of whom it erased', () => {
    const file = withdrawn().when(erase('opponents'), { input }).file;
    file.when(correct, { input }).thenRefused('intake.personal-data-erased', { subjects: ['opponents'] });
    expect(names(file)).not.toContain('correct-application');
  });

  it('of documents alone leaves the application to be corrected', () => {
    const file = withdrawn().when(erase('documents'), { input }).file;
    file.when(correct, { input }).then('intake.ApplicationReceivedCorrected');
    expect(names(file)).toContain('correct-application');
  });

  it('in any order and however often leaves everybody erased once', () => {
    fc.assert(fc.property(fc.array(fc.subarray([...ERASABLE_SUBJECTS], { minLength: 1 }), { maxLength: 6 }), (rounds) => {
      let file = withdrawn();
      for (const subjects of rounds) {
        const outcome = file.when(erase(...subjects), { input });
        if (!outcome.refusal) file = outcome.file;
      }
      const erased = file.entries.filter(({ type }) => type === 'intake.PersonalDataErased').map(({ data }) => (data as { subject: string }).subject);
      expect([...erased].sort()).toEqual([...new Set(rounds.flat())].sort());
      expect(names(file).includes('erase-personal-data')).toBe(erased.length < ERASABLE_SUBJECTS.length);
    }));
  });
});
