import { code, trace } from '@juanzong/common-contracts';
import { z } from 'zod';
import { PLACE_SOURCES } from './codes.js';

export const agency = z.string().regex(/^\d{6}$/);
/** The place that competence hangs on: a coarse region code, and where it was read. */
export const place = z.strictObject({ region: z.string().regex(/^\d{6}$/), from: z.enum(PLACE_SOURCES) });
/** What people write about a case: encrypted under the applicant's key. */
export const ofCase = <T extends z.ZodType>(schema: T): T => schema.meta({ personal: 'applicant' }) as T;
/** An encrypted document's place in the document store and what it is. */
export const documentRef = z.strictObject({
  digest: z.string(), size: z.number().int().nonnegative(), mediaType: z.string(), kind: code, pages: z.number().int().positive().optional(),
});
export { trace };

export const PLACE_EXAMPLE: z.infer<typeof place> = { region: '340111', from: 'HANDLING_ORGAN' };
export const TRACE_EXAMPLE: z.infer<typeof trace> = [{
  rule: 'cn.law.intake-scope', ground: 'CASE_HANDLING_ORGAN', article: '第三十八条', saw: { place: '340111', agency: '340111' }, said: 'yes', verified: true,
  text: { zh: '向有管辖的法律援助机构申请：办案机关所在地——符合', en: 'Apply to the competent agency: Where the case-handling organ is — yes' },
}];
