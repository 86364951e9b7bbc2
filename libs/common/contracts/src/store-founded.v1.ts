import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The store's first entry: a directory with virtual time can never be opened on the real clock. */
export const storeFoundedV1 = defineEvent({
  type: 'platform.StoreFounded',
  version: 1,
  label: { zh: '数据库启用', en: 'Store founded' },
  streams: ['store'],
  mustUnderstand: [],
  lifeCycle: false,
  schema: z.strictObject({ clock: z.enum(['real', 'virtual']) }),
  example: { clock: 'real' },
});
