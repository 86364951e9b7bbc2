import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';

/** One variable of the environment: how it is read, what it is if absent, and what is allowed, for whoever got it wrong. */
export interface Setting<T> {
  readonly name: `JUANZONG_${string}`;
  readonly schema: z.ZodType<T>;
  readonly allowed: Bilingual;
}

const oneOf = (values: readonly string[]): Bilingual => ({ zh: `${values.join('、')} 之一`, en: `one of ${values.join(', ')}` });

const CLOCKS = ['real', 'virtual'] as const;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MAX_PORT = 65_535;
const HOST = /^[A-Za-z0-9.:_-]{1,253}$/;

/** Every setting of the platform: the only place that names a JUANZONG_ variable. */
export const SETTINGS = {
  /** The folder of everything that is kept. */
  data: {
    name: 'JUANZONG_DATA', schema: z.string().trim().min(1).default('./data'),
    allowed: { zh: '一个文件夹的路径', en: 'the path of a folder' },
  } satisfies Setting<string>,
  /** The one port; 0 lets the system choose. */
  port: {
    name: 'JUANZONG_PORT', schema: z.string().regex(/^\d{1,5}$/).transform(Number).pipe(z.number().max(MAX_PORT)).default(7300),
    allowed: { zh: `0 至 ${MAX_PORT} 的整数`, en: `a whole number from 0 to ${MAX_PORT}` },
  } satisfies Setting<number>,
  host: {
    name: 'JUANZONG_HOST', schema: z.string().regex(HOST).default('127.0.0.1'),
    allowed: { zh: '要监听的地址或主机名', en: 'an address or a host name to listen on' },
  } satisfies Setting<string>,
  clock: { name: 'JUANZONG_CLOCK', schema: z.enum(CLOCKS).default('real'), allowed: oneOf(CLOCKS) } satisfies Setting<string>,
  /** The day on which a fresh platform begins whose clock is virtual; one that has lived goes on where it was. */
  clockStart: {
    name: 'JUANZONG_CLOCK_START', schema: z.iso.date().default('2024-01-01'),
    allowed: { zh: '如 2024-01-01 的日期', en: 'a date such as 2024-01-01' },
  } satisfies Setting<string>,
  /** On a virtual clock: how many days after its publication a holiday arrangement is in the platform's calendar, as where somebody installs it. */
  calendarLag: {
    name: 'JUANZONG_CALENDAR_LAG', schema: z.string().regex(/^\d{1,3}$/).transform(Number).default(0),
    allowed: { zh: '0 至 999 的天数', en: 'a number of days from 0 to 999' },
  } satisfies Setting<number>,
  logLevel: { name: 'JUANZONG_LOG_LEVEL', schema: z.enum(LEVELS).default('info'), allowed: oneOf(LEVELS) } satisfies Setting<string>,
  /** Where the command line looks for the running platform; its `--url` comes first. */
  url: {
    name: 'JUANZONG_URL', schema: z.url({ protocol: /^https?$/ }).optional(),
    allowed: { zh: 'http 或 https 地址', en: 'an http or https address' },
  } satisfies Setting<string | undefined>,
} as const;
