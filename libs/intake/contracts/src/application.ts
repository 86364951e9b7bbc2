import { code } from '@juanzong/common-contracts';
import { z } from 'zod';

/** Marks what names or describes a person: encrypted under the key of that subject before the append. */
const of = <T extends z.ZodType>(subject: string, schema: T): T => schema.meta({ personal: subject }) as T;

export const CHANNELS = [
  'WINDOW', 'HOTLINE', 'WEB', 'WORKSTATION', 'HOME_VISIT', 'CONTACT_POINT', 'MINI_PROGRAM', 'TERMINAL', 'POST', 'HOTLINE_12345', 'HOTLINE_12333', 'HOTLINE_12338',
  'ORGAN', 'DETENTION', 'DUTY_LAWYER', 'COURT_NOTICE', 'PROCURATORATE_NOTICE', 'POLICE_NOTICE',
] as const;
export const NOTIFICATION_CHANNELS: readonly string[] = ['COURT_NOTICE', 'PROCURATORATE_NOTICE', 'POLICE_NOTICE'];
/** Who passes on, within twenty-four hours, what a person in custody or accused asks for (法律援助法 39). */
export const FORWARDING_CHANNELS = ['ORGAN', 'DETENTION', 'DUTY_LAWYER'] as const;
export const VERIFICATION_METHODS = ['DATA_QUERY', 'COMMITMENT', 'CERTIFICATE'] as const;

const fen = z.number().int().nonnegative();

/** The person who needs legal aid. Age band and the like stand in clear elsewhere, as coarse codes. */
export const applicant = z.strictObject({
  name: of('applicant', z.string().min(1)),
  sex: z.enum(['MALE', 'FEMALE', 'UNKNOWN']),
  birthDate: of('applicant', z.iso.date().nullable()),
  idType: code,
  idNumber: of('applicant', z.string().min(1)),
  phone: of('applicant', z.string().nullable()),
  domicile: of('applicant', z.string().nullable()),
  residence: of('applicant', z.string().nullable()),
});

/** Who applies on the person's behalf (法律援助法 40). */
export const applicantAgent = z.strictObject({ name: of('agent', z.string().min(1)), relation: of('agent', z.string().min(1)) });

/** The statement of financial hardship (经济困难状况说明表): amounts in fen. */
export const household = z.strictObject({
  size: of('applicant', z.number().int().positive().nullable()),
  monthlyIncomeFen: of('applicant', fen.nullable()),
  assetsFen: of('applicant', fen.nullable()),
});

/** An encrypted document's place in the document store and what it is. */
export const documentRef = z.strictObject({
  digest: z.string(),
  size: z.number().int().nonnegative(),
  mediaType: z.string(),
  kind: code,
  pages: z.number().int().positive().optional(),
});

/**
 * The request that an organ, a place of custody or a duty lawyer passes on. A register that names no hour says so: null, and
 * then no clock of twenty-four hours can be started.
 */
export const forwardedRequest = z.strictObject({
  requestedAt: z.iso.datetime().nullable(),
  through: z.enum(FORWARDING_CHANNELS),
  organ: of('applicant', z.string().nullable()),
});

/** An application as a centre's register keeps it. Codes are those of the policy catalogue. */
export const application = z.strictObject({
  registerNumber: z.string().optional(),
  channel: z.enum(CHANNELS),
  applicant,
  agent: applicantAgent.optional(),
  groups: z.array(code),
  matter: code,
  cause: of('applicant', z.string()),
  stage: code.optional(),
  handlingOrgan: of('applicant', z.string()).optional(),
  disputePlace: of('applicant', z.string()).optional(),
  opponents: z.array(z.strictObject({ name: of('opponents', z.string().min(1)) })),
  summary: of('applicant', z.string()),
  household: household.optional(),
  verification: z.enum(VERIFICATION_METHODS).optional(),
  materials: z.array(code),
  documents: z.array(documentRef),
  limitationDate: z.iso.date().optional(),
  request: forwardedRequest.optional(),
  notificationNumber: of('applicant', z.string()).optional(),
  preferredLawyer: of('applicant', z.string()).optional(),
  /** Columns of the register that the platform does not know, as they were. */
  otherColumns: of('applicant', z.record(z.string(), z.string()).nullable()),
});
export type Application = z.infer<typeof application>;

/** Coarse codes that statistics count by; they stand in clear. */
export const statistics = z.strictObject({
  ageBand: z.enum(['UNDER_14', '14_17', '18_59', '60_69', '70_PLUS', 'UNKNOWN']),
  incomeBand: z.enum(['NONE', 'UNDER_1000', '1000_1999', '2000_3999', '4000_PLUS', 'UNKNOWN']),
});
export type Statistics = z.infer<typeof statistics>;

export const applicationExample: Application = {
  registerNumber: '2024-0001',
  channel: 'WINDOW',
  applicant: {
    name: '张三', sex: 'MALE', birthDate: '1985-03-07', idType: 'ID_CARD', idNumber: '34020219850307001X', phone: '13900000000',
    domicile: '安徽省芜湖市镜湖区', residence: '安徽省芜湖市镜湖区',
  },
  groups: ['MIGRANT_WORKER'],
  matter: 'LABOUR_PAY',
  cause: '追索劳动报酬',
  opponents: [{ name: '某建筑公司' }],
  summary: '拖欠工资三个月',
  household: { size: 3, monthlyIncomeFen: 120000, assetsFen: 0 },
  verification: 'COMMITMENT',
  materials: ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS'],
  documents: [],
  otherColumns: null,
};
