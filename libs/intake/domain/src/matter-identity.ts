import type { Application } from '@juanzong/intake-contracts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const OLD_STYLE = /^\d{15}$/;
const RESIDENT = 'ID_CARD';

/** As one writes it, whoever typed it: no blanks, no full-width forms, capital letters. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();

/** A number of the old style with its century and its check character (GB 11643): both are the same person. */
function eighteen(old: string): string {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return first17 + CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length);
}

/** The one form of an identity number, for the keyed hash by which a person is found again. Fixed: hashes outlive it. */
export const identityNumberOf = (typed: string, idType = RESIDENT): string => {
  const number = plain(typed);
  return idType === RESIDENT && OLD_STYLE.test(number) ? eighteen(number) : number;
};

/**
 * What makes two applications the same: person, matter and opponents. Who is not named by a number is told apart by name.
 * Blanks, full-width forms, small letters and the order of opponents make no difference. Fixed: the names of streams hang on it.
 */
export function matterIdentity({ applicant, matter, opponents }: Pick<Application, 'applicant' | 'matter' | 'opponents'>): string {
  const against = [...new Set(opponents.map(({ name }) => plain(name)))].sort();
  return JSON.stringify([applicant.idType, identityNumberOf(applicant.idNumber, applicant.idType), matter, against]);
}
