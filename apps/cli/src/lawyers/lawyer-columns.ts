/** The columns of a list of lawyers, by the Chinese headers that the file has. */
export const LAWYER_COLUMNS = {
  agency: '机构', lawyerId: '律师编号', name: '姓名', firm: '执业机构', licenceNumber: '执业证号', licensedSince: '首次执业日期', specialities: '专长', familiarWithMinors: '熟悉未成年人身心特点',
  criminalDefenceSince: '从事刑事辩护起', annualCap: '年度上限',
} as const;

export type LawyerColumn = keyof typeof LAWYER_COLUMNS;
export const REQUIRED_COLUMNS: readonly LawyerColumn[] = ['agency', 'lawyerId', 'name', 'firm', 'licenceNumber', 'licensedSince', 'specialities', 'familiarWithMinors'];

/** 专长, by every name that people write. */
export const SPECIALITY_NAMES: Readonly<Record<string, string>> = {
  民事: 'CIVIL', CIVIL: 'CIVIL', 刑事: 'CRIMINAL', CRIMINAL: 'CRIMINAL', 行政: 'ADMIN', ADMIN: 'ADMIN', ADMINISTRATIVE: 'ADMIN',
};
