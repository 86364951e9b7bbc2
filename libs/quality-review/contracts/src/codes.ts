import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';

/** The measures of supervision (法律援助法 59), and the review of files (57): 案卷评查 · 庭审旁听 · 征询办案机关意见 · 回访受援人 · 案卷检查. */
export const ACT_KINDS = ['FILE_REVIEW', 'HEARING_OBSERVATION', 'ORGAN_OPINION', 'FOLLOW_UP', 'FILE_CHECK'] as const;
export type ActKind = (typeof ACT_KINDS)[number];
/** Those that a person opens as a measure of supervision; a review of the file is opened by its campaign. */
export const OPENED_BY_HAND = ['HEARING_OBSERVATION', 'ORGAN_OPINION', 'FOLLOW_UP', 'FILE_CHECK'] as const satisfies readonly ActKind[];

/** How grave what was found is: 一般 · 较重 · 严重. */
export const SEVERITIES = ['MINOR', 'MAJOR', 'SERIOUS'] as const;
export type Severity = (typeof SEVERITIES)[number];
/** Who has to answer a finding: the lawyer of the case, or the agency that owns the file. */
export const ANSWERERS = ['LAWYER', 'AGENCY'] as const;
export type Answerer = (typeof ANSWERERS)[number];

/** What a rating is of: how the agency received and examined, or how the lawyer undertook the case. */
export const RATED_SERVICES = ['RECEPTION', 'UNDERTAKING'] as const;
export type RatedService = (typeof RATED_SERVICES)[number];
/** Who says it: the recipient themselves, or asked by the agency or the hotline (回访). */
export const RATERS = ['RECIPIENT', 'FOLLOW_UP'] as const;
export type Rater = (typeof RATERS)[number];
/** A score of an aspect, from worst to best. */
export const score = z.number().int().min(1).max(5);

export const ACT_KIND_LABELS: Readonly<Record<ActKind, Bilingual>> = {
  FILE_REVIEW: { zh: '案卷评查', en: 'Review of the file' },
  HEARING_OBSERVATION: { zh: '庭审旁听', en: 'Observation of a hearing' },
  ORGAN_OPINION: { zh: '征询办案机关意见', en: 'Opinion of the case-handling organ' },
  FOLLOW_UP: { zh: '回访受援人', en: 'Follow-up with the recipient' },
  FILE_CHECK: { zh: '案卷检查', en: 'Check of the file' },
};
export const SEVERITY_LABELS: Readonly<Record<Severity, Bilingual>> = {
  MINOR: { zh: '一般问题', en: 'Minor' }, MAJOR: { zh: '较重问题', en: 'Major' }, SERIOUS: { zh: '严重问题', en: 'Serious' },
};
