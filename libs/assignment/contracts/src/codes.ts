import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';

/** 点援: the recipient's choice · 轮派: rotation. */
export const ASSIGNMENT_MODES = ['BY_RECIPIENT_CHOICE', 'BY_ROTATION'] as const;
export const SPECIALITIES = ['CIVIL', 'ADMIN', 'CRIMINAL'] as const;

/** Why a lawyer has an interest that conflicts with a case: coarse codes, because they also stand in the roster, in clear. */
export const CONFLICT_KINDS = ['REPRESENTS_OPPONENT', 'RELATED_TO_PARTY', 'INTEREST_IN_MATTER', 'HELPED_CO_ACCUSED', 'OTHER'] as const;
/** Who asks for another lawyer (法律援助法 55): the recipient, also through a clerk; the lawyer for themselves; the agency. */
export const CHANGE_PARTIES = ['RECIPIENT', 'LAWYER', 'AGENCY'] as const;
export type ChangeParty = (typeof CHANGE_PARTIES)[number];
/** NOT_PERFORMING 不依法履行职责 (法律援助法 55) · CONFLICT 利益冲突 · HEALTH 健康原因 · LEFT 离开执业机构、被暂停 · OTHER. */
export const CHANGE_GROUNDS = ['NOT_PERFORMING', 'CONFLICT', 'HEALTH', 'LEFT', 'OTHER'] as const;
export type ChangeGround = (typeof CHANGE_GROUNDS)[number];
export const DECLINE_REASONS = ['CONFLICT_OF_INTEREST', 'SCHEDULE', 'HEALTH', 'OUTSIDE_SPECIALITY', 'OTHER'] as const;

/** Why a member of the pool could not be drawn. */
export const EXCLUSION_CODES = [
  'NOT_LICENSED', 'SUSPENDED', 'OUTSIDE_SPECIALITY', 'TOO_FEW_YEARS', 'NOT_FAMILIAR_WITH_MINORS', 'CONFLICT_OF_INTEREST',
  'DECLINED_BEFORE', 'RELIEVED_BEFORE', 'ANNUAL_CAP_REACHED', 'NOT_IN_POOL',
] as const;
export type ExclusionCode = (typeof EXCLUSION_CODES)[number];

export const CLOSING_RESULTS = [
  'FULLY_SUPPORTED', 'PARTLY_SUPPORTED', 'NOT_SUPPORTED', 'MEDIATED', 'SETTLED', 'SUIT_WITHDRAWN', 'NOT_PROSECUTED',
  'SENTENCE_MITIGATED', 'DEFENCE_COMPLETED', 'TERMINATED', 'OTHER',
] as const;
export type ClosingResult = (typeof CLOSING_RESULTS)[number];

export const assignmentMode = z.enum(ASSIGNMENT_MODES);
export const speciality = z.enum(SPECIALITIES);

export const changeGroundLabels: Readonly<Record<ChangeGround, Bilingual>> = {
  NOT_PERFORMING: { zh: '未依法履行职责', en: 'Does not perform the duty' },
  CONFLICT: { zh: '存在利益冲突', en: 'Conflict of interest' },
  HEALTH: { zh: '健康原因不能继续承办', en: 'Cannot go on for reasons of health' },
  LEFT: { zh: '离开执业机构或者被暂停指派', en: 'Left the firm or is suspended' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const closingResultLabels: Readonly<Record<ClosingResult, Bilingual>> = {
  FULLY_SUPPORTED: { zh: '诉求全部支持', en: 'Claims upheld in full' },
  PARTLY_SUPPORTED: { zh: '诉求部分支持', en: 'Claims upheld in part' },
  NOT_SUPPORTED: { zh: '诉求未获支持', en: 'Claims dismissed' },
  MEDIATED: { zh: '调解结案', en: 'Mediated' },
  SETTLED: { zh: '和解结案', en: 'Settled' },
  SUIT_WITHDRAWN: { zh: '撤诉', en: 'Suit withdrawn' },
  NOT_PROSECUTED: { zh: '不起诉或者撤销案件', en: 'Not prosecuted' },
  SENTENCE_MITIGATED: { zh: '从轻、减轻或者免除处罚', en: 'Sentence mitigated' },
  DEFENCE_COMPLETED: { zh: '辩护、代理完毕', en: 'Defence completed' },
  TERMINATED: { zh: '终止法律援助', en: 'Aid terminated' },
  OTHER: { zh: '其他', en: 'Other' },
};
