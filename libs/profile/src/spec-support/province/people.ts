export const AGENCIES = ['340202', '340103', '340104'] as const;
/** Whose bureaus review files. */
export const REGIONS = ['340200', '340100'] as const;

/** A lawyer of an agency's pool, by number. */
export const lawyerOf = (agency: string, n: number): object => ({
  lawyerId: `L-${agency}-${n}`, name: `律师${n}`, firm: '甲律师事务所', licenceNumber: `1${agency}0000000${n}00`, licensedSince: '2010-01-01', specialities: ['CIVIL', 'CRIMINAL'], familiarWithMinors: true, criminalDefenceSince: '2012-01-01',
});

/** An expert of a region's pool, by number. */
export const expertOf = (region: string, n: number): object => ({ reviewerId: `E-${region}-${n}`, name: `专家${n}`, specialities: ['CIVIL', 'CRIMINAL', 'ADMIN'], interests: [] });
