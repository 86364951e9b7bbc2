import { code } from '@juanzong/common-contracts';
import { type ActionDefinition, defineAction } from '@juanzong/http';
import { ANSWERERS, archiveItem, documentRef, entryRef, entryRefs, OPENED_BY_HAND, RATED_SERVICES, score, SEVERITIES } from '@juanzong/quality-review-contracts';
import { QUALITY_ACTIONS, type QualityAction } from '@juanzong/quality-review-domain';
import { z } from 'zod';

const text = z.string().trim().min(1);
const note = z.string().nullable().default(null);
const reasons = z.array(z.strictObject({ item: code, reason: text }));
const scores = z.array(z.strictObject({ aspect: code, score })).min(1);
const findingId = z.uuid();

const ENTRY = '0f8fad5b-d9cb-569f-a165-70867728950e';
const [ACT, FINDING] = ['5d1b2f0a-6a8e-5c0e-9d36-0a4f7d1c8e21', 'b7a3c1de-0c4f-5b5e-8f11-6d2e9c7a4b10'];
const SCORES = ['ATTITUDE', 'PROMPTNESS', 'INFORMATION', 'DILIGENCE', 'OUTCOME'].map((aspect) => ({ aspect, score: 5 }));
const REPORT = { item: 'CLOSING_REPORT', documents: [{ digest: 'a'.repeat(64), size: 2048, mediaType: 'application/pdf', kind: 'CLOSING_REPORT', pages: 3 }], pages: 3 };

const action = (kind: QualityAction, body: z.ZodType, example?: unknown): ActionDefinition => {
  const { name, label, roles } = QUALITY_ACTIONS[kind];
  return defineAction({ name, title: label, roles, body, ...(example === undefined ? {} : { example }) });
};

/** Everything a person may do to the archive, the ratings and the supervision of a case, by name. */
export const QUALITY_CASE_ACTIONS: readonly ActionDefinition[] = [
  action(
    'submitArchive', z.strictObject({ stage: code.optional(), items: z.array(archiveItem).min(1), missing: reasons.default([]) }),
    { items: [REPORT], missing: [{ item: 'HEARING_PAPERS', reason: '调解结案，未开庭' }] },
  ),
  action('returnArchive', z.strictObject({ reasons: reasons.min(1) }), { reasons: [{ item: 'LEGAL_DOCUMENT', reason: '调解书缺页' }] }),
  action('acceptArchive', z.strictObject({ archiveNumber: z.string().regex(/^[\p{Script=Han}（）()〔〕A-Z0-9-]{0,30}\d{1,10}号?$/u).optional() }), { archiveNumber: '镜湖〔2024〕卷第17号' }),
  action('rateService', z.strictObject({ service: z.enum(RATED_SERVICES), stage: code.optional(), lawyerId: text.optional(), scores, comment: note }), { service: 'UNDERTAKING', scores: SCORES, comment: '律师很负责' }),
  action('correctRating', z.strictObject({ rating: entryRef, scores, comment: note, reason: text }), { rating: ENTRY, scores: SCORES, reason: '电话回访时记录有误' }),
  action('openAct', z.strictObject({ act: z.enum(OPENED_BY_HAND), saw: entryRefs, note }), { act: 'FILE_CHECK', saw: [ENTRY] }),
  action('raiseFinding', z.strictObject({ actId: z.uuid(), text, severity: z.enum(SEVERITIES), duty: z.enum(ANSWERERS) }), { actId: ACT, text: '会见笔录未经受援人签名', severity: 'MINOR', duty: 'LAWYER' }),
  action('recordRectification', z.strictObject({ findingId, measures: text, documents: z.array(documentRef).default([]) }), { findingId: FINDING, measures: '已请受援人补签会见笔录' }),
  action('answerFinding', z.strictObject({ findingId, by: entryRefs, text }), { findingId: FINDING, by: [ENTRY], text: '已补签' }),
  action('recheckFinding', z.strictObject({ findingId, accepted: z.boolean(), reason: text }), { findingId: FINDING, accepted: true, reason: '补签属实' }),
  action('closeAct', z.strictObject({ actId: z.uuid() }), { actId: ACT }),
];
