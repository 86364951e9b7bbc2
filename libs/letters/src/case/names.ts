import { closingResultLabels } from '@juanzong/assignment-contracts';
import { agencyByCode, CHANNELS, fullRegionName, MATERIALS, MATTERS, STAGES } from '@juanzong/policy';

/** The full name of an agency; one that is not in the list is called after its region. */
export const agencyName = (code: string): string => agencyByCode(code)?.name.zh ?? `${fullRegionName(code) ?? code}法律援助中心`;

const labelIn = (catalogue: { find(code: string): { readonly label: { readonly zh: string } } | undefined }) => (code: string): string => catalogue.find(code)?.label.zh ?? code;

export const materialName = labelIn(MATERIALS);
export const matterName = labelIn(MATTERS);
export const channelName = labelIn(CHANNELS);
export const stageName = labelIn(STAGES);

const CATEGORIES: Readonly<Record<string, string>> = { CIVIL: '民事', ADMIN: '行政', CRIMINAL: '刑事' };
export const categoryName = (code: string): string => CATEGORIES[code] ?? code;

export const resultName = (code: keyof typeof closingResultLabels): string => closingResultLabels[code].zh;

const PAPERS: Readonly<Record<string, string>> = {
  AGREEMENT: '委托代理/辩护协议', JUDGMENT: '裁判文书', SETTLEMENT: '调解、和解文书', CLOSING_REPORT: '办理情况报告', APPLICATION_PAPERS: '申请材料', ASSIGNMENT_NOTICE: '指派通知书',
  DEFENCE_STATEMENT: '辩护词', REPRESENTATION_STATEMENT: '代理词', EVIDENCE: '证据材料', FILE_READING_NOTES: '阅卷笔录', GRANT_DECISION: '给予法律援助决定书', HEARING_PAPERS: '出庭通知、庭审笔录',
  INTERVIEW_RECORD: '谈话笔录', MEETING_RECORD: '会见笔录', LEGAL_DOCUMENT: '有关法律文书', LEGAL_OPINION: '法律意见书', LETTER_TO_ORGAN: '公函', PLEADINGS: '起诉状、上诉状或者答辩状',
  PROGRESS_RECORD: '通报办理进展记录', REQUEST_PAPERS: '仲裁、复议、调解申请书或者协商文书', SERVICE_RECORD: '送达回证', TERMINATION_DECISION: '终止法律援助决定书', OTHER: '其他材料',
};
/** What a document of the file is called: a material of the catalogue, or what the lawyer handed in. */
export const paperName = (kind: string): string => PAPERS[kind] ?? materialName(kind);
