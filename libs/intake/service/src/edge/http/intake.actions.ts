import { code, SERVICE_METHODS } from '@juanzong/common-contracts';
import { type ActionDefinition, defineAction } from '@juanzong/http';
import { applicant, application, applicationExample, ERASABLE_SUBJECTS, forwardedRequest, household } from '@juanzong/intake-contracts';
import { LETTER_FORMS, SERVED_FORMS } from '@juanzong/letters';
import { z } from 'zod';
import { documentOrReference } from '../../documents/document-upload.js';

const clerk = ['clerk'] as const;
/** An organ, a place of custody or a duty lawyer forwards or notifies by itself. */
const receivers = ['clerk', 'organ'] as const;
const officers = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'] as const;
const materials = z.array(code);

/** As a client sends it: what is empty may be left out. */
const received = application.extend({
  applicant: applicant.partial({ birthDate: true, phone: true, domicile: true, residence: true, sex: true }).extend({
    sex: applicant.shape.sex.default('UNKNOWN'),
    birthDate: applicant.shape.birthDate.default(null),
    phone: applicant.shape.phone.default(null),
    domicile: applicant.shape.domicile.default(null),
    residence: applicant.shape.residence.default(null),
  }),
  cause: z.string().default(''),
  request: forwardedRequest.extend({ requestedAt: z.iso.datetime({ offset: true }).nullable() }).optional(),
  groups: application.shape.groups.default([]),
  opponents: application.shape.opponents.default([]),
  materials: materials.default([]),
  documents: z.array(documentOrReference).default([]),
  otherColumns: application.shape.otherColumns.default(null),
});

const changes = z.strictObject({
  applicant: applicant.partial().optional(),
  household: household.partial().optional(),
  agent: application.shape.agent,
  groups: application.shape.groups.optional(),
  matter: application.shape.matter.optional(),
  cause: application.shape.cause.optional(),
  stage: application.shape.stage,
  handlingOrgan: application.shape.handlingOrgan,
  disputePlace: application.shape.disputePlace,
  opponents: application.shape.opponents.optional(),
  summary: application.shape.summary.optional(),
  limitationDate: application.shape.limitationDate,
  notificationNumber: application.shape.notificationNumber,
});

const reason = z.string().trim().min(1);

/** Everything a person may do in intake, by name. */
export const INTAKE_ACTIONS: readonly ActionDefinition[] = [
  defineAction({ name: 'receive-application', title: { zh: '登记申请', en: 'Receive an application' }, roles: receivers, body: received, opens: true, collection: 'applications', example: applicationExample }),
  defineAction({ name: 'request-supplement', title: { zh: '一次性告知补充材料', en: 'Give the once-only notice of missing materials' }, roles: clerk, body: z.strictObject({}) }),
  defineAction({
    name: 'supply-materials', title: { zh: '登记补充材料', en: 'Record supplied materials' }, roles: clerk,
    body: z.strictObject({ materials: materials.min(1), documents: z.array(documentOrReference).default([]) }), example: { materials: ['IDENTITY'] },
  }),
  defineAction({ name: 'accept-application', title: { zh: '受理', en: 'Accept' }, roles: clerk, body: z.strictObject({}) }),
  defineAction({ name: 'withdraw-application', title: { zh: '撤回申请', en: 'Withdraw' }, roles: clerk, body: z.strictObject({ reason }), example: { reason: '双方已和解' } }),
  defineAction({ name: 'record-deemed-withdrawal', title: { zh: '登记视为撤回', en: 'Record a deemed withdrawal' }, roles: clerk, body: z.strictObject({}) }),
  defineAction({
    name: 'correct-application', title: { zh: '更正登记', en: 'Correct particulars' }, roles: clerk,
    body: z.strictObject({ changes, reason, evidence: reason }), example: { changes: { applicant: { name: '张三丰' } }, reason: '录入错误', evidence: '身份证复印件' },
  }),
  defineAction({
    name: 'issue-document', title: { zh: '制发文书', en: 'Issue a letter' }, roles: officers,
    body: z.strictObject({ form: z.enum(LETTER_FORMS), of: z.enum(SERVED_FORMS).optional() }), example: { form: 'receipt' },
  }),
  defineAction({
    name: 'serve-document', title: { zh: '登记文书送达', en: 'Record the service of a letter' }, roles: officers,
    body: z.strictObject({ form: z.enum(LETTER_FORMS), method: z.enum(SERVICE_METHODS), servedOn: z.iso.date(), receivedBy: z.string().trim().min(1).nullable().default(null) }),
    example: { form: 'receipt', method: 'IN_PERSON', servedOn: '2024-03-05', receivedBy: '张三' },
  }),
  defineAction({
    name: 'erase-personal-data', title: { zh: '删除个人信息', en: 'Erase personal data' }, roles: ['operator'],
    body: z.strictObject({ subjects: z.array(z.enum(ERASABLE_SUBJECTS)).min(1), reason, legalBasis: reason }),
    example: { subjects: ['applicant'], reason: '本人撤回申请并要求删除', legalBasis: '个人信息保护法第四十七条' },
  }),
];
