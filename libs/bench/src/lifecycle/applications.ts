/** Agencies of one province, so that one set of rules holds for all cases of a run. */
export const AGENCIES = ['340103', '340104', '340202', '340100', '340200'] as const;
/** A lawyer takes 60 cases a year at the most (the platform's parameter), and one agency has a third of all cases. */
const CASES_PER_LAWYER = 50;
const LARGEST_SHARE = 0.4;

/** So many lawyers each roster needs for so many cases in a year. */
export const lawyersFor = (cases: number): number => Math.max(4, Math.ceil((cases * LARGEST_SHARE) / CASES_PER_LAWYER));

const COMPLETE = ['APPLICATION_FORM', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER', 'VERIFICATION_AUTHORISATION'];
/** What the application lacks, so that a supplement is asked for. */
export const LACKING = 'IDENTITY';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const DAY_MS = 86_400_000;

/** An invented identity number with its check digit, another one for every ordinal below 20 million. */
export function identityNumber(ordinal: number): string {
  const born = new Date(Date.UTC(1950, 0, 1) + Math.floor(ordinal / 1000) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const digits = `340202${born}${String(ordinal % 1000).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return digits + ('10X98765432'[sum % 11] ?? '');
}

/** Somebody with little money who wants to be supported by a child. One paper is missing. */
export const applicationOf = (ordinal: number, handlingOrgan?: string): object => {
  const idNumber = identityNumber(ordinal);
  return {
    channel: 'WINDOW',
    applicant: {
      name: '王小明', idType: 'ID_CARD', idNumber, sex: 'MALE', birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
      phone: '13900000000', domicile: '安徽省芜湖市镜湖区', residence: '安徽省芜湖市镜湖区',
    },
    matter: 'SUPPORT_OF_PARENTS', cause: '赡养纠纷', opponents: [{ name: '王大山' }], summary: '子女多年不付赡养费，老人独居，无其他收入来源，请求子女按月支付赡养费',
    household: { size: 2, monthlyIncomeFen: 60000, assetsFen: 0 }, verification: 'COMMITMENT', materials: COMPLETE,
    ...(handlingOrgan === undefined ? {} : { handlingOrgan }),
  };
};

const lawyerIdOf = (agency: string, n: number): string => `L-${agency}-${n}`;

/** A lawyer who may take any case. */
export const lawyerOf = (agency: string, n: number): object => ({
  lawyerId: lawyerIdOf(agency, n), name: `律师${n}`, firm: '安徽某某律师事务所', licenceNumber: `1${agency.slice(0, 4)}20101${agency}${n}`.slice(0, 17), licensedSince: '2010-01-01',
  specialities: ['CIVIL', 'CRIMINAL', 'ADMIN'], familiarWithMinors: true, criminalDefenceSince: '2012-01-01',
});
