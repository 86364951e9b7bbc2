import { z } from 'zod';

export const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
