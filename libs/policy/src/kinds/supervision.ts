import { z } from 'zod';
import { MATTERS } from '../catalogue/matters.js';
import { STAGES } from '../catalogue/stages.js';
import { bilingualSchema } from './common.js';

const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);

/** When an item must be in the archive; IF_ANY: only where there is such a paper. Termination is the end by a decision (法律援助法 48). */
const NEEDED = ['ALWAYS', 'UNLESS_TERMINATED', 'IF_TERMINATED', 'IF_ANY'] as const;

/** 归档清单: what an archive contains, by category, matter and stage. Packs that apply are joined; the most specific one with a name gives the list its name. */
export const archiveListParams = z.strictObject({
  /** Absent where a pack only adds items to whatever list applies. */
  list: z.strictObject({ code, label: bilingualSchema }).optional(),
  when: z.strictObject({
    categories: z.array(z.enum(['CIVIL', 'ADMIN', 'CRIMINAL'])).min(1).optional(),
    matters: z.array(z.enum(MATTERS.codes)).min(1).optional(),
    exceptMatters: z.array(z.enum(MATTERS.codes)).min(1).optional(),
    stages: z.array(z.enum(STAGES.codes)).min(1).optional(),
  }),
  items: z.array(z.strictObject({ code, label: bilingualSchema, needed: z.enum(NEEDED) })).min(1),
});

/** 受援人评价: the aspects of each service, scored from 1 to 5. */
export const serviceRatingParams = z.strictObject({
  aspects: z.array(z.strictObject({ code, label: bilingualSchema, services: z.array(z.enum(['RECEPTION', 'UNDERTAKING'])).min(1) })).min(1),
});

/** 庭审旁听: of the cases that went to a hearing in a year, how many ten-thousandths must have been observed. */
export const hearingObservationParams = z.strictObject({ perTenThousand: z.number().int().min(1).max(10_000) });
