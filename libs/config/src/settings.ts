import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';
import { SERVICE_URLS, serviceUrls, type ServiceUrls } from './service-urls.js';

/** One variable of the environment: how it is read, what it is if absent, and what is allowed, for whoever got it wrong. */
export interface Setting<T> {
  readonly name: `JUANZONG_${string}`;
  readonly schema: z.ZodType<T>;
  readonly allowed: Bilingual;
  /** Its value holds a password or a key and is never repeated. */
  readonly secret?: true;
}

const oneOf = (values: readonly string[]): Bilingual => ({ zh: `${values.join('、')} 之一`, en: `one of ${values.join(', ')}` });

const CLOCKS = ['real', 'virtual'] as const;
const VAULT_LOST = ['refuse', 'read-only'] as const;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MAX_PORT = 65_535;
const HOST = /^[A-Za-z0-9.:_-]{1,253}$/;

const filled = z.string().trim().min(1);

/** Every setting of the platform in one process: with `CLUSTER_SETTINGS` the only place that names a JUANZONG_ variable. */
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
  /** What a start does that finds case files and no vault: it refuses, or lets everything be read that is not personal. */
  vaultLost: { name: 'JUANZONG_VAULT_LOST', schema: z.enum(VAULT_LOST).default('refuse'), allowed: oneOf(VAULT_LOST) } satisfies Setting<string>,
  /** Where the command line looks for the running platform; its `--url` comes first. */
  url: {
    name: 'JUANZONG_URL', schema: z.url({ protocol: /^https?$/ }).optional(),
    allowed: { zh: 'http 或 https 地址', en: 'an http or https address' },
  } satisfies Setting<string | undefined>,
  /** As whom the command line acts where tokens are not issued by the platform itself. */
  token: {
    name: 'JUANZONG_TOKEN', secret: true, schema: z.string().min(1).optional(), allowed: { zh: '签发者发的令牌', en: 'a token of the issuer' },
  } satisfies Setting<string | undefined>,
} as const;

const POSTGRES: Bilingual = { zh: '形如 postgres://用户:密码@主机:端口/数据库 的地址', en: 'an address such as postgres://user:password@host:port/database' };
const FOLDER: Bilingual = { zh: '一个文件夹的路径', en: 'the path of a folder' };
const FILE: Bilingual = { zh: '一个文件的路径', en: 'the path of a file' };
const HTTP: Bilingual = { zh: 'http 或 https 地址', en: 'an http or https address' };
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/[^/]+@[^/]+\/.+$/);
const httpUrl = z.url({ protocol: /^https?$/ });

/** Every setting of one service of the cluster. What has no default must be given: a service that guessed would write somewhere else. */
export const CLUSTER_SETTINGS = {
  host: SETTINGS.host,
  port: SETTINGS.port,
  logLevel: SETTINGS.logLevel,
  clock: SETTINGS.clock,
  clockStart: SETTINGS.clockStart,
  calendarLag: SETTINGS.calendarLag,
  /** Tells several instances of one service apart among Kafka's clients; no two have one name at the same time. */
  instance: {
    name: 'JUANZONG_INSTANCE', schema: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/).optional(),
    allowed: { zh: '字母、数字、点、下划线、连字符，至多 100 个', en: 'up to 100 letters, digits, dots, underscores and hyphens' },
  } satisfies Setting<string | undefined>,
  eventStore: {
    name: 'JUANZONG_EVENT_STORE', secret: true, schema: z.string().regex(/^(esdb|kurrentdb)(\+discover)?:\/\/.+$/),
    allowed: { zh: '形如 esdb://… 或 esdb+discover://… 的连接串', en: 'a connection string such as esdb://… or esdb+discover://…' },
  } satisfies Setting<string>,
  kafka: {
    name: 'JUANZONG_KAFKA', schema: z.string().regex(/^[^\s,:]+:\d{1,5}(,[^\s,:]+:\d{1,5})*$/).transform((list) => list.split(',')),
    allowed: { zh: '以逗号分隔的 主机:端口', en: 'host:port, separated by commas' },
  } satisfies Setting<string[]>,
  /** Whether brokers are spoken to over TLS, with certificates that this machine trusts. */
  kafkaTls: {
    name: 'JUANZONG_KAFKA_TLS', schema: z.enum(['off', 'on']).default('off'), allowed: oneOf(['off', 'on']),
  } satisfies Setting<string>,
  /** As whom brokers are spoken to; as nobody if absent. */
  kafkaLogin: {
    name: 'JUANZONG_KAFKA_LOGIN', secret: true, schema: z.string().regex(/^(plain|scram-sha-256|scram-sha-512):[^:]+:.+$/).optional(),
    allowed: { zh: '形如 scram-sha-512:用户:口令，方式为 plain、scram-sha-256、scram-sha-512 之一', en: 'such as scram-sha-512:user:password, by plain, scram-sha-256 or scram-sha-512' },
  } satisfies Setting<string | undefined>,
  /** Read models and positions. */
  postgres: { name: 'JUANZONG_POSTGRES', secret: true, schema: postgresUrl, allowed: POSTGRES } satisfies Setting<string>,
  /** The vault's database, of its own. */
  vaultPostgres: { name: 'JUANZONG_VAULT_POSTGRES', secret: true, schema: postgresUrl, allowed: POSTGRES } satisfies Setting<string>,
  masterKey: {
    name: 'JUANZONG_MASTER_KEY', secret: true, schema: z.string().regex(/^([0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)$/).optional(),
    allowed: { zh: '32 字节，十六进制或 Base64', en: '32 bytes, hexadecimal or Base64' },
  } satisfies Setting<string | undefined>,
  masterKeyFile: { name: 'JUANZONG_MASTER_KEY_FILE', schema: filled.optional(), allowed: FILE } satisfies Setting<string | undefined>,
  redis: {
    name: 'JUANZONG_REDIS', secret: true, schema: z.string().regex(/^rediss?:\/\/.+$/),
    allowed: { zh: '形如 redis://主机:端口 的地址', en: 'an address such as redis://host:port' },
  } satisfies Setting<string>,
  documents: {
    name: 'JUANZONG_DOCUMENTS', secret: true, schema: z.string().regex(/^(s3\+https?|file):\/\/.+$/),
    allowed: { zh: '形如 s3+https://密钥:口令@主机:端口/桶 或 file:///文件夹 的地址', en: 'an address such as s3+https://key:secret@host:port/bucket or file:///folder' },
  } satisfies Setting<string>,
  /** Whose tokens are accepted. */
  issuer: { name: 'JUANZONG_OIDC_ISSUER', schema: httpUrl, allowed: HTTP } satisfies Setting<string>,
  audience: {
    name: 'JUANZONG_OIDC_AUDIENCE', schema: filled.default('juanzong'),
    allowed: { zh: '令牌中 aud 的值', en: 'the value of aud in tokens' },
  } satisfies Setting<string>,
  /** Where traces go; nowhere if absent. */
  otlp: { name: 'JUANZONG_OTLP', schema: httpUrl.optional(), allowed: HTTP } satisfies Setting<string | undefined>,
  /** On a virtual clock, of the service that moves it: where the others answer. */
  services: { name: 'JUANZONG_SERVICES', schema: serviceUrls.optional(), allowed: SERVICE_URLS } satisfies Setting<ServiceUrls | undefined>,
  /** Where the daily roots are published; every instance keeps a copy of its own, made from the store. */
  published: { name: 'JUANZONG_PUBLISHED', schema: filled.default('./data/published'), allowed: FOLDER } satisfies Setting<string>,
  /** How long after midnight a day is sealed: longer than any command can be under way, and than clocks differ. Minutes. */
  sealAfter: {
    name: 'JUANZONG_SEAL_AFTER', schema: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(5).max(720)).default(10),
    allowed: { zh: '5 至 720 的分钟数', en: 'a number of minutes from 5 to 720' },
  } satisfies Setting<number>,
} as const;

/** The relay is told what the services are told, and needs less of it. */
export const RELAY_SETTINGS = {
  ...CLUSTER_SETTINGS,
  vaultPostgres: { ...CLUSTER_SETTINGS.vaultPostgres, schema: postgresUrl.optional() } satisfies Setting<string | undefined>,
  redis: { ...CLUSTER_SETTINGS.redis, schema: CLUSTER_SETTINGS.redis.schema.optional() } satisfies Setting<string | undefined>,
  documents: { ...CLUSTER_SETTINGS.documents, schema: CLUSTER_SETTINGS.documents.schema.optional() } satisfies Setting<string | undefined>,
  issuer: { ...CLUSTER_SETTINGS.issuer, schema: httpUrl.optional() } satisfies Setting<string | undefined>,
} as const;

/** Every setting of the cluster's front door. */
export const GATEWAY_SETTINGS = {
  host: SETTINGS.host,
  port: SETTINGS.port,
  logLevel: SETTINGS.logLevel,
  /** Which service answers where. */
  services: { name: 'JUANZONG_SERVICES', schema: serviceUrls, allowed: SERVICE_URLS } satisfies Setting<ServiceUrls>,
  /** Whose tokens are accepted; the gateway itself issues some to demo personas if absent. */
  issuer: { name: 'JUANZONG_OIDC_ISSUER', schema: httpUrl.optional(), allowed: HTTP } satisfies Setting<string | undefined>,
  /** Where the key of the gateway's own issuer is kept. */
  data: SETTINGS.data,
} as const;
