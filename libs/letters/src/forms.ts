import type { Bilingual } from '@juanzong/kernel';

/** The standard forms (文书) that the platform writes out, by the names of SF/T 0024-2017 ch. 8. */
export const LETTER_FORMS = [
  'receipt', 'supplement-notice', 'grant-decision', 'refusal-decision', 'assignment-notice', 'forwarding-letter', 'forwarding-notice', 'service-record', 'archive-cover',
] as const;
export type LetterForm = (typeof LETTER_FORMS)[number];

export const LETTER_NAMES: Readonly<Record<LetterForm, Bilingual>> = {
  receipt: { zh: '申请材料接收凭证', en: 'Receipt of application materials' },
  'supplement-notice': { zh: '补充材料/说明通知书', en: 'Notice of materials or explanations to supply' },
  'grant-decision': { zh: '给予法律援助决定书', en: 'Decision to grant legal aid' },
  'refusal-decision': { zh: '不予法律援助决定书', en: 'Decision to refuse legal aid' },
  'assignment-notice': { zh: '指派通知书', en: 'Notice of assignment' },
  'forwarding-letter': { zh: '公函（转交申请）', en: 'Official letter forwarding an application' },
  'forwarding-notice': { zh: '转交申请通知书', en: 'Notice to the applicant of a forwarding' },
  'service-record': { zh: '送达回证', en: 'Record of service' },
  'archive-cover': { zh: '卷宗封面及卷内目录', en: 'Archive cover with its contents' },
};

export const LETTER_FORMATS = ['pdf', 'docx'] as const;
export type LetterFormat = (typeof LETTER_FORMATS)[number];

export const LETTER_MEDIA_TYPES: Readonly<Record<LetterFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export const isLetterForm = (text: string): text is LetterForm => (LETTER_FORMS as readonly string[]).includes(text);
