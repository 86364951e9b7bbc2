/** Someone with little money who wants to be supported by a child; complete. Verified by commitment. */
export const SUPPORT_OF_PARENTS = {
  channel: 'WINDOW',
  applicant: {
    name: '王小明', idType: 'ID_CARD', idNumber: '34020219850307001X', sex: 'MALE', birthDate: '1985-03-07', phone: '13900000000',
    domicile: '安徽省芜湖市镜湖区', residence: '安徽省芜湖市镜湖区',
  },
  groups: [] as string[],
  matter: 'SUPPORT_OF_PARENTS',
  cause: '赡养纠纷',
  opponents: [{ name: '王大山' }],
  summary: '子女多年不付赡养费',
  household: { size: 2, monthlyIncomeFen: 60000, assetsFen: 0 },
  verification: 'COMMITMENT',
  materials: ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER', 'VERIFICATION_AUTHORISATION'],
} as const;

/** The same application by another person, so that it is another matter: `ordinal` stands in the identity number. */
export const applicationOf = (ordinal: number, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
  const applicant = { ...SUPPORT_OF_PARENTS.applicant, idNumber: identityNumber(ordinal), birthDate: `1985-03-${birthDayOf(ordinal)}` };
  return { ...SUPPORT_OF_PARENTS, applicant, ...changes };
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const BORN_ON_ONE_DAY = 1000;
/** A day has a thousand numbers, and March days enough. */
const birthDayOf = (ordinal: number): string => String(7 + Math.floor(ordinal / BORN_ON_ONE_DAY)).padStart(2, '0');

/** An invented number of 镜湖区 with its check digit; ordinals below 25 000. */
export function identityNumber(ordinal: number): string {
  const digits = `340202198503${birthDayOf(ordinal)}${String(ordinal % BORN_ON_ONE_DAY).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return digits + ('10X98765432'[sum % 11] ?? '');
}

/** A lawyer who may take any case. */
export const lawyerOf = (lawyerId: string, name: string): Record<string, unknown> => ({
  lawyerId, name, firm: '安徽某某律师事务所', licenceNumber: `1340220101${lawyerId.replace(/\D/g, '').padStart(7, '0').slice(-7)}`, licensedSince: '2010-01-01',
  specialities: ['CIVIL', 'CRIMINAL', 'ADMIN'], familiarWithMinors: true, criminalDefenceSince: '2012-01-01',
});
