import { describe, it } from '@jest/globals';
import { calendarDate } from '@juanzong/kernel';
import type { LetterWritten } from './letters.js';
import { clerkOf, input, JINGHU, received } from './spec-support/line.js';

const HASH = 'a'.repeat(64);
const letter = (more: Partial<LetterWritten> = {}): LetterWritten => ({
  agency: JINGHU, template: { id: '000000/receipt', hash: HASH }, documents: [{ digest: HASH, size: 1, mediaType: 'application/pdf', kind: 'RECEIPT' }], number: '2024-0001', onDate: '2024-03-05', basedOn: ['e1'],
  missingCharacters: 0, ...more,
});
const issue = (form = 'receipt', more: Partial<LetterWritten> = {}) => ({ kind: 'issueDocument' as const, form, letter: letter(more) });
const serve = (form = 'receipt', servedOn = '2024-03-06', receivedBy: string | null = '张三') => ({ kind: 'serveDocument' as const, form, method: 'POST' as const, servedOn, receivedBy });
const by = (agency = JINGHU) => ({ input, at: '2024-03-07T02:00:00.000Z', actor: clerkOf(agency) });
const withReceipt = () => received().when(issue(), by()).file;

describe('letters of a file', () => {
  it('are issued once on the same entries; on others again, and another form on the same', () => {
    received().when(issue(), by()).then({ type: 'intake.DocumentIssued', data: { form: 'receipt', basedOn: ['e1'] } });
    withReceipt().when(issue(), by()).thenRefused('intake.letter-already-issued', { on: '2024-03-05' });
    withReceipt().when(issue('receipt', { basedOn: ['e1', 'e2'] }), by()).then({ type: 'intake.DocumentIssued' });
    withReceipt().when(issue('supplement-notice'), by()).then({ type: 'intake.DocumentIssued' });
  });

  it('are signed and served by the agency that answers for what they tell', () => {
    received().when(issue('receipt', { agency: '340100' }), by()).thenRefused('intake.letter-of-other-agency', { agency: '340100' });
    withReceipt().when(serve(), by('340100')).thenRefused('intake.letter-of-other-agency', { agency: JINGHU });
  });

  it('are served once, between their day and today', () => {
    received().when(serve(), by()).thenRefused('intake.letter-not-issued');
    withReceipt().when(serve('receipt', '2024-03-04'), by()).thenRefused('intake.served-before-issue', { servedOn: '2024-03-04', on: '2024-03-05' });
    withReceipt().when(serve('receipt', '2024-03-08'), by()).thenRefused('intake.served-in-future', { servedOn: '2024-03-08', today: '2024-03-07' });
    for (const day of ['2024-03-05', '2024-03-07']) withReceipt().when(serve('receipt', day), by()).then({ type: 'intake.DocumentServed' });
    const served = withReceipt().when(serve(), by());
    served.then({ type: 'intake.DocumentServed', data: { form: 'receipt', method: 'POST', receivedBy: '张三' }, occurredAt: { precision: 'day', date: calendarDate('2024-03-06') } });
    served.file.when(serve(), by()).thenRefused('intake.letter-already-served');
    served.file.when(issue('receipt', { basedOn: ['e2'] }), by()).file.when(serve(), by()).then({ type: 'intake.DocumentServed' });
  });

  it('are told apart: by their form, and by each of the entries they tell of', () => {
    const both = withReceipt().when(issue('supplement-notice'), by()).file;
    const [receipt] = both.entries.filter(({ type }) => type === 'intake.DocumentIssued');
    const served = both.when(serve(), by()).then({ type: 'intake.DocumentServed', data: { issued: receipt?.eventId } }).file;
    served.when(serve('supplement-notice'), by()).then({ type: 'intake.DocumentServed' });
    received().when(issue('receipt', { basedOn: ['e1', 'e2'] }), by()).file.when(issue('receipt', { basedOn: ['e1', 'e3'] }), by()).then({ type: 'intake.DocumentIssued' });
  });

  it('are of the agency that signed them, also after the file went to another', () => {
    const elsewhere = received().events({ type: 'cross-region-transfer.ForwardAccepted', agency: '340103', data: {} });
    const signed = elsewhere.when(issue(), by()).file;
    signed.when(serve(), by('340103')).thenRefused('intake.letter-of-other-agency', { agency: JINGHU });
    signed.when(serve(), by()).then({ type: 'intake.DocumentServed' });
  });

  it('a decision is served in one place; papers of the file are served on nobody', () => {
    withReceipt().when(serve('grant-decision'), by()).thenRefused('intake.decision-served-by-eligibility');
    withReceipt().when(serve('refusal-decision'), by()).thenRefused('intake.decision-served-by-eligibility');
    for (const form of ['archive-cover', 'service-record']) withReceipt().when(serve(form), by()).thenRefused('intake.letter-not-served');
  });
});

describe('after the end', () => {
  const ended = () => withReceipt().when({ kind: 'withdraw', reason: '和解' }, by()).file;

  it('letters of what happened are still issued; none once the person or the documents were erased', () => {
    ended().when(issue('receipt', { basedOn: ['e2'] }), by()).then({ type: 'intake.DocumentIssued' });
    for (const subject of ['applicant', 'documents'] as const) {
      const erased = ended().when({ kind: 'erase', subjects: [subject], reason: '本人要求', legalBasis: '个人信息保护法第四十七条' }, by()).file;
      erased.when(issue('receipt', { basedOn: ['e2'] }), by()).thenRefused('intake.personal-data-erased', { subjects: [subject] });
    }
    const erased = ended().when({ kind: 'erase', subjects: ['applicant'], reason: '本人要求', legalBasis: '个人信息保护法第四十七条' }, by()).file;
    erased.when(serve(), by()).thenRefused('intake.personal-data-erased');
    erased.when(serve('receipt', '2024-03-06', null), by()).then({ type: 'intake.DocumentServed', data: { receivedBy: null } });
  });
});
