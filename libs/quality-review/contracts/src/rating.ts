import { code } from '@juanzong/common-contracts';
import { z } from 'zod';
import { RATED_SERVICES, RATERS, score } from './codes.js';
import { noteInFile } from './shapes.js';

/** One rating: of which service at which stage, by whom, every aspect that the rules name once. */
export const rating = z.strictObject({
  rater: z.enum(RATERS),
  service: z.enum(RATED_SERVICES),
  stage: code,
  /** Who undertook the case; absent for the reception by the agency. */
  lawyerId: z.string().optional(),
  scores: z.array(z.strictObject({ aspect: code, score })).min(1),
  comment: noteInFile,
});
export type Rating = z.infer<typeof rating>;

export const ratingExample: Rating = {
  rater: 'RECIPIENT', service: 'UNDERTAKING', stage: 'FIRST_INSTANCE', lawyerId: 'L-340202-001',
  scores: [{ aspect: 'ATTITUDE', score: 5 }, { aspect: 'PROMPTNESS', score: 4 }], comment: '律师很负责',
};
