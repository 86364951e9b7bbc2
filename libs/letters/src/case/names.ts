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

const PAPERS: Readonly<Record<string, string>> = { AGREEMENT: '委托代理/辩护协议', JUDGMENT: '裁判文书', SETTLEMENT: '调解、和解文书', CLOSING_REPORT: '办理情况报告' };
/** What a document of the file is called: a material of the catalogue, or what the lawyer handed in. */
export const paperName = (kind: string): string => PAPERS[kind] ?? materialName(kind);
