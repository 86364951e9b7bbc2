import { describe, expect, it } from '@jest/globals';
import { aidGrantedV1, aidRefusedV1 } from '@juanzong/eligibility-contracts';
import { caseClosedV1, providerAssignedV1 } from '@juanzong/assignment-contracts';
import { forwardedV1 } from '@juanzong/cross-region-transfer-contracts';
import { applicationExample, supplementRequestedV1 } from '@juanzong/intake-contracts';
import { calendarDate } from '@juanzong/kernel';
import { letterFacts } from '../facts/letter-facts.js';
import { LETTER_FORMS, type LetterForm } from '../forms.js';
import { type CaseTold, numberOf } from './case-letter.js';
import { CASE_LETTERS } from './case-letters.js';
import { type FiledEntry, told } from './told.js';

const CASE = '0f8fad5b-d9cb-569f-a165-70867728950e';
const OWNER = '340202';

const entry = (eventId: string, type: string, data: unknown, more: Partial<FiledEntry> & { on?: string } = {}): FiledEntry =>
  ({ eventId, type, data, agency: OWNER, occurredAt: { precision: 'day', date: calendarDate(more.on ?? '2024-03-05') }, ...more });

const application = { ...applicationExample, handlingOrgan: '镜湖区人民法院', stage: 'FIRST_INSTANCE' };
const received = (more: object = {}, origin = 'APPLICATION') => entry('received', 'intake.ApplicationReceived', { origin, application: { ...application, ...more }, statistics: {} });
const granted = (more: object = {}) => entry('granted', 'eligibility.AidGranted', { ...aidGrantedV1.example, ...more }, { on: '2024-03-11' });
const assigned = entry('assigned', 'assignment.ProviderAssigned', providerAssignedV1.example, { on: '2024-03-12' });
const closed = entry('closed', 'assignment.CaseClosed', caseClosedV1.example, { on: '2024-05-21' });
const scan = (digit: string, kind: string, pages?: number) => ({ digest: digit.repeat(64), size: 10, mediaType: 'image/png', kind, ...(pages === undefined ? {} : { pages }) });
const issued = (eventId: string, form: string, pages = 1) => entry(eventId, 'intake.DocumentIssued', {
  form, template: { id: `000000/${form}`, hash: 'a'.repeat(64) }, documents: [{ ...scan('e', 'LETTER', pages), mediaType: 'application/pdf' }, scan('f', 'LETTER')], number: '1', onDate: '2024-03-11', basedOn: ['x'], missingCharacters: 0,
}, { on: '2024-03-11' });

const file = (entries: readonly FiledEntry[], of?: LetterForm): CaseTold => ({ ...told(entries), caseId: CASE, entries, of });
const ready = (...entries: FiledEntry[]): string[] => LETTER_FORMS.filter((form) => CASE_LETTERS[form].basis(file(entries)) !== undefined);
const factsOf = <Form extends LetterForm>(form: Form, ...entries: FiledEntry[]) => CASE_LETTERS[form].facts(file(entries));

describe('when a letter can be written', () => {
  it.each<[string, FiledEntry[], string[]]>([
    ['nothing', [], []],
    ['an application with materials', [received()], ['receipt']],
    ['an application without', [received({ materials: [] })], []],
    ['a notification of an organ', [received({}, 'NOTIFICATION')], []],
    ['a notice', [received(), entry('n', 'intake.SupplementRequested', supplementRequestedV1.example)], ['receipt', 'supplement-notice']],
    ['a grant', [received(), granted()], ['receipt', 'grant-decision']],
    ['a grant upon notification', [received({}, 'NOTIFICATION'), granted({ basis: 'NOTIFICATION' }), assigned], ['assignment-notice']],
    ['a refusal', [received(), entry('r', 'eligibility.AidRefused', aidRefusedV1.example)], ['receipt', 'refusal-decision']],
    ['an assignment', [received(), granted(), assigned], ['receipt', 'grant-decision', 'assignment-notice']],
    ['an assignment that was declined', [received(), granted(), assigned, entry('d', 'assignment.AssignmentDeclined', {})], ['receipt', 'grant-decision']],
    ['a lawyer who was relieved', [received(), granted(), assigned, entry('d', 'assignment.ProviderRelieved', {})], ['receipt', 'grant-decision']],
    ['a forwarding', [received(), entry('f', 'cross-region-transfer.Forwarded', forwardedV1.example)], ['receipt', 'forwarding-letter', 'forwarding-notice']],
    ['a letter', [received(), issued('i', 'receipt')], ['receipt', 'service-record']],
    ['papers alone', [received(), issued('i', 'archive-cover')], ['receipt']],
    ['a closed case', [received({ documents: [scan('a', 'IDENTITY')] }), granted(), assigned, closed], ['receipt', 'grant-decision', 'assignment-notice', 'archive-cover']],
  ])('%s', (_what, entries, forms) => {
    expect(ready(...entries)).toEqual(forms);
  });
});

describe('what a letter tells', () => {
  it('the number: of the case, before acceptance of the register, else of the file', () => {
    expect(numberOf(file([received(), entry('a', 'intake.ApplicationAccepted', { caseNumber: '（2024）1号' })]))).toBe('（2024）1号');
    expect(numberOf(file([received()]))).toBe('2024-0001');
    expect(numberOf(file([received({ registerNumber: undefined })]))).toBe('0F8FAD5B');
  });

  it('a receipt: each material with its day, copies by its scans, pages only where every scan tells them', () => {
    const supplied = entry('s', 'intake.MaterialsSupplied', { materials: ['IDENTITY'], documents: [scan('c', 'IDENTITY', 1)], stillMissing: [] }, { on: '2024-03-08' });
    const first = received({ materials: ['IDENTITY', 'MATTER_MATERIALS', 'IDENTITY'], documents: [scan('a', 'MATTER_MATERIALS', 3), scan('b', 'MATTER_MATERIALS')] });
    expect(factsOf('receipt', first, supplied)).toMatchObject({
      total: 4,
      materials: [
        { name: '身份证明', copies: 1, pages: '/', receivedOn: '2024-03-05' }, { name: '与申请事项有关的案件材料', copies: 2, pages: '/', receivedOn: '2024-03-05' }, { name: '身份证明', copies: 1, pages: 1, receivedOn: '2024-03-08' },
      ],
    });
    expect(CASE_LETTERS.receipt.basis(file([first, supplied]))).toEqual({ basedOn: ['received', 's'], agency: OWNER, onDate: '2024-03-08' });
  });

  it('after a correction the corrected person, and the correction among what it rests on', () => {
    const corrected = entry('c', 'intake.ApplicationReceivedCorrected', { origin: 'APPLICATION', application: { ...application, applicant: { ...application.applicant, name: '张三丰' } } }, { corrects: 'received' });
    expect(factsOf('grant-decision', received(), corrected, granted())).toMatchObject({ applicant: '张三丰' });
    expect(CASE_LETTERS['grant-decision'].basis(file([received(), granted(), corrected]))?.basedOn).toEqual(['granted', 'c']);
  });

  it('an assignment: to the firm, on the ground of the grant, of the organ’s notice or of the urgency', () => {
    expect(factsOf('assignment-notice', received(), granted({ basis: 'OBJECTION' }), assigned)).toMatchObject({ firm: '安徽某律师事务所', category: '民事', organ: '镜湖区人民法院', stage: '一审', ground: 'APPLICATION' });
    expect(factsOf('assignment-notice', received(), granted({ basis: 'NOTIFICATION' }), assigned)).toMatchObject({ ground: 'NOTIFICATION' });
    expect(factsOf('assignment-notice', received(), entry('a', 'eligibility.AdvanceAidGranted', { matterCategory: 'CIVIL' }), assigned)).toMatchObject({ ground: 'ADVANCE' });
  });

  it('a forwarding: signed by the agency that forwards, although the file is another’s by then; with the materials agreed on', () => {
    const forwarded = entry('f', 'cross-region-transfer.Forwarded', { ...forwardedV1.example, from: '340202', to: '340100', place: { region: '340100', from: 'HANDLING_ORGAN' } }, { agency: '340100' });
    expect(CASE_LETTERS['forwarding-letter'].basis(file([received(), forwarded]))).toMatchObject({ agency: '340202' });
    expect(factsOf('forwarding-letter', received(), entry('l', 'cross-region-transfer.MaterialsListAgreed', { by: '340100', agreed: ['IDENTITY'], missing: [] }), forwarded)).toMatchObject({
      to: '合肥市法律援助中心', reason: '办案机关所在地为安徽省合肥市，依法应当由合肥市法律援助中心办理', materials: [{ name: '身份证明', copies: 1 }],
    });
  });

  it('a record of service: of the last letter that is served, or of the one named; a decision’s service from eligibility', () => {
    const two = [received(), granted(), issued('one', 'receipt'), issued('two', 'grant-decision')];
    const service = entry('s', 'eligibility.DecisionServed', { method: 'IN_PERSON', servedOn: '2024-03-12', receivedBy: '张三' });
    expect(factsOf('service-record', ...two)).toMatchObject({ document: '给予法律援助决定书', addressee: '张三', served: null });
    expect(factsOf('service-record', ...two, service)).toMatchObject({ served: { on: '2024-03-12', method: '直接送达', receivedBy: '张三' } });
    expect(CASE_LETTERS['service-record'].facts(file(two, 'receipt'))).toMatchObject({ document: '申请材料接收凭证', served: null });
    expect(CASE_LETTERS['service-record'].basis(file([...two, service], 'receipt'))?.basedOn).toEqual(['one']);
    expect(CASE_LETTERS['service-record'].basis(file(two, 'assignment-notice'))).toBeUndefined();
  });

  it('the contents: every document once, in the order in which it came, letters by name, places as long as all pages are known', () => {
    const documents = [scan('a', 'APPLICATION_FORM', 2), scan('b', 'IDENTITY', 1)];
    const judgment = entry('closed', 'assignment.CaseClosed', { ...caseClosedV1.example, closingDocuments: [scan('c', 'JUDGMENT'), scan('a', 'APPLICATION_FORM', 2)] }, { on: '2024-05-21' });
    expect(factsOf('archive-cover', received({ documents }), granted(), issued('i', 'grant-decision'), assigned, judgment)).toMatchObject({
      totalPages: null,
      contents: [
        { name: '法律援助申请表', pages: 2, place: '1—2' }, { name: '身份证明', pages: 1, place: '3' }, { name: '给予法律援助决定书', pages: 1, place: '4' }, { name: '裁判文书', pages: '/', place: '/' },
      ],
    });
    const cover = (...more: FiledEntry[]) => CASE_LETTERS['archive-cover'].basis(file([received({ documents }), granted(), issued('i', 'grant-decision'), assigned, closed, ...more]))?.basedOn;
    expect(cover()).toEqual(['closed', 'received', 'i']);
    expect(cover(entry('later', 'quality-review.ArchiveSubmitted', { items: [{ documents: [scan('d', 'EVIDENCE', 4)] }] }))).toEqual(['closed', 'received', 'i', 'later']);
    expect(factsOf('archive-cover', received({ documents }), granted(), assigned, closed)).toMatchObject({ totalPages: 3, result: '调解结案', closedOn: '2024-05-20' });
  });

  it.each(LETTER_FORMS)('%s: what the file gives is what the form takes', (form) => {
    const all = [
      received({ documents: [scan('a', 'IDENTITY', 1)] }), entry('n', 'intake.SupplementRequested', supplementRequestedV1.example), granted(), entry('r', 'eligibility.AidRefused', aidRefusedV1.example), assigned,
      entry('f', 'cross-region-transfer.Forwarded', forwardedV1.example), issued('i', 'receipt'), closed,
    ];
    const facts = { agency: { code: OWNER, name: '中心' }, number: '1', date: '2024-03-05', ...CASE_LETTERS[form].facts(file(all)) };
    expect(letterFacts[form].safeParse(facts)).toMatchObject({ success: true });
  });
});
