import { z } from 'zod';
import { GROUPS } from '../catalogue/groups.js';
import { CIRCUMSTANCES } from '../catalogue/hardship.js';
import { MATTERS } from '../catalogue/matters.js';

export const bilingualSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/**
 * When a rule applies. Every part that is written must hold: one of the groups, one of the matters, one of the
 * categories, all of the circumstances, the age bounds (inclusive). A condition without parts always holds.
 */
export const conditionSchema = z.strictObject({
  groups: z.array(z.enum(GROUPS.codes)).min(1).optional(),
  matters: z.array(z.enum(MATTERS.codes)).min(1).optional(),
  categories: z.array(z.enum(['CIVIL', 'ADMIN', 'CRIMINAL'])).min(1).optional(),
  circumstances: z.array(z.enum(CIRCUMSTANCES.codes)).min(1).optional(),
  minAge: z.number().int().nonnegative().optional(),
  maxAge: z.number().int().nonnegative().optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** One numbered ground of a pack: a stable code, how it reads, when it applies. */
export const groundSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9_]+$/),
  label: bilingualSchema,
  article: z.string().optional(),
  when: conditionSchema,
});
export type Ground = z.infer<typeof groundSchema>;

/** HOUR and DAY run through; WORKDAY counts working days with 调休. */
export const periodSchema = z.strictObject({ amount: z.number().int().positive(), unit: z.enum(['HOUR', 'DAY', 'WORKDAY']) });
