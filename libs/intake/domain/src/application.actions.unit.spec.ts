import { describe, expect, it } from '@jest/globals';
import type { ErasableSubject } from '@juanzong/intake-contracts';
import { intakeActions, type IntakeCommand } from './index.js';
import { accepted, awaiting, clerkOf, input, JINGHU, nothing, received, supply, withdrawn } from './spec-support/line.js';

const listed = (file: ReturnType<typeof received>): string[] => intakeActions(file.state).map(({ name, roles }) => [name, ...roles].join(' '));
const erased = (...subjects: ErasableSubject[]) => withdrawn().when({ kind: 'erase', subjects, reason: 'x', legalBasis: 'y' }, { input }).file;
const DOCUMENT = { digest: 'a'.repeat(64), size: 1, mediaType: 'application/pdf', kind: 'x' };
const letter = (file: ReturnType<typeof received>, form: string) => file.when(
  { kind: 'issueDocument', form, letter: { agency: JINGHU, template: { id: form, hash: DOCUMENT.digest }, documents: [DOCUMENT], number: '1', onDate: '2024-03-06', basedOn: [form], missingCharacters: 0 } },
  { input, actor: clerkOf(JINGHU) }).file;
const serve = (form: string): IntakeCommand => ({ kind: 'serveDocument', form, method: 'POST', servedOn: '2024-03-06', receivedBy: null });
const served = () => letter(withdrawn(), 'receipt').when(serve('receipt'), { input, actor: clerkOf(JINGHU) }).file;

const OFFICERS = 'clerk examiner approver assigner quality-officer';
const ISSUE = `issue-document ${OFFICERS}`;
const SERVE = `serve-document ${OFFICERS}`;
const [SUPPLEMENT, SUPPLY, ACCEPT, WITHDRAW, DEEM, CORRECT] = ['request-supplement', 'supply-materials', 'accept-application', 'withdraw-application', 'record-deemed-withdrawal', 'correct-application'].map((name) => `${name} clerk`);
const ERASE = 'erase-personal-data operator';

describe('what is listed, and for whom', () => {
  it.each([
    ['before anything', nothing, []],
    ['received', received, [SUPPLEMENT, SUPPLY, ACCEPT, WITHDRAW, CORRECT, ISSUE]],
    ['a forwarding proposed', () => received().events({ type: 'cross-region-transfer.ForwardProposed', data: {} }), [SUPPLEMENT, SUPPLY, WITHDRAW, CORRECT, ISSUE]],
    ['a supplement awaited', awaiting, [SUPPLY, ACCEPT, WITHDRAW, DEEM, CORRECT, ISSUE]],
    ['a supplement given', () => awaiting().when(supply('APPLICATION_FORM', 'IDENTITY'), { input }).file, [SUPPLY, ACCEPT, WITHDRAW, CORRECT, ISSUE]],
    ['accepted', accepted, [WITHDRAW, CORRECT, ISSUE]],
    ['granted', () => accepted().events({ type: 'eligibility.AidGranted', data: {} }), [CORRECT, ISSUE]],
    ['refused', () => accepted().events({ type: 'eligibility.AidRefused', data: {} }), [CORRECT, ERASE, ISSUE]],
    ['withdrawn', withdrawn, [CORRECT, ERASE, ISSUE]],
    ['the applicant erased', () => erased('applicant'), [ERASE]],
    ['the documents erased', () => erased('documents'), [CORRECT, ERASE]],
    ['an opponent erased', () => erased('opponents'), [ERASE, ISSUE]],
    ['everybody erased', () => erased('applicant', 'agent', 'opponents', 'documents'), []],
    ['a letter issued', () => letter(withdrawn(), 'receipt'), [CORRECT, ERASE, ISSUE, SERVE]],
    ['a letter served', served, [CORRECT, ERASE, ISSUE]],
    ['one letter served and another issued', () => letter(served(), 'supplement-notice'), [CORRECT, ERASE, ISSUE, SERVE]],
    ['a decision issued', () => letter(withdrawn(), 'refusal-decision'), [CORRECT, ERASE, ISSUE]],
    ['a paper of the file issued', () => letter(withdrawn(), 'service-record'), [CORRECT, ERASE, ISSUE]],
  ] as const)('%s', (_situation, file, expected) => {
    expect(listed(file())).toEqual(expected);
    for (const { label } of intakeActions(file().state)) expect([label.zh, label.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
  });
});
