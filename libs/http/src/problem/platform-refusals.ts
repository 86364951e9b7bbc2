import { refuse, type Refusal } from '@juanzong/kernel';
import { paramText, type RefusalCatalogue } from './catalogue.js';

export type PlatformRefusalCode =
  | 'request.invalid' | 'request.malformed' | 'request.too-large' | 'request.unsupported-media-type' | 'request.route-not-found'
  | 'request.idempotency-key-missing' | 'request.idempotency-key-invalid' | 'request.occurred-in-future'
  | 'identity.unauthenticated' | 'identity.token-expired' | 'identity.token-invalid' | 'identity.role-not-permitted'
  | 'identity.role-unknown' | 'identity.issuer-unavailable' | 'identity.loopback-only' | 'identity.unknown-persona'
  | 'command.conflicting-content' | 'command.contended' | 'command.revision-conflict'
  | 'case-file.not-found' | 'case-file.occurred-before-previous' | 'case-file.clock-behind'
  | 'read-model.not-caught-up' | 'platform.unavailable' | 'platform.internal-error';

/** What the platform refuses in every context, whatever the domain would say. */
export type PlatformRefusal = Refusal<PlatformRefusalCode>;

export const platformRefusal = (code: PlatformRefusalCode, params: Refusal['params'] = {}): PlatformRefusal => refuse(code, params);

/** The answers to what the platform itself refuses. */
export const PLATFORM_REFUSALS: RefusalCatalogue<PlatformRefusalCode> = {
  'request.invalid': {
    status: 400,
    zh: (p) => `有 ${paramText(p['count'])} 处内容不符合要求，见 errors。`,
    en: (p) => `${paramText(p['count'], 'en')} value(s) are not acceptable; see errors.`,
  },
  'request.malformed': { status: 400, zh: () => '请求正文不是有效的 JSON。', en: () => 'The request body is not valid JSON.' },
  'request.too-large': { status: 413, zh: () => '请求正文超过允许的大小。', en: () => 'The request body is larger than allowed.' },
  'request.unsupported-media-type': {
    status: 415, zh: () => '请求正文应为 application/json。', en: () => 'The request body must be application/json.',
  },
  'request.route-not-found': { status: 404, zh: () => '没有这个地址或操作。', en: () => 'There is no such address or operation.' },
  'request.idempotency-key-missing': {
    status: 400, zh: () => '缺少请求头 Idempotency-Key。', en: () => 'The header Idempotency-Key is required.',
  },
  'request.idempotency-key-invalid': {
    status: 400,
    zh: () => 'Idempotency-Key 应为 1 至 200 个可打印的 ASCII 字符，建议使用 UUID。',
    en: () => 'Idempotency-Key must be 1 to 200 printable ASCII characters; a UUID is best.',
  },
  'request.occurred-in-future': {
    status: 422,
    zh: (p) => `发生日期 ${paramText(p['occurredOn'])} 晚于今天（${paramText(p['today'])}）。`,
    en: (p) => `The date of occurrence ${paramText(p['occurredOn'], 'en')} is after today (${paramText(p['today'], 'en')}).`,
  },
  'identity.unauthenticated': {
    status: 401, zh: () => '请先登录：缺少 Authorization: Bearer 令牌。', en: () => 'Sign in first: the header Authorization: Bearer is missing.',
  },
  'identity.token-expired': { status: 401, zh: () => '登录已过期，请重新登录。', en: () => 'The token has expired; sign in again.' },
  'identity.token-invalid': { status: 401, zh: () => '令牌无效，请重新登录。', en: () => 'The token is not valid; sign in again.' },
  'identity.role-not-permitted': {
    status: 403,
    zh: (p) => `角色 ${paramText(p['role'])} 不能办理“${paramText(p['titleZh'])}”；可办理的角色：${paramText(p['roles'])}。`,
    en: (p) => `The role ${paramText(p['role'], 'en')} may not do "${paramText(p['titleEn'], 'en')}"; roles that may: ${paramText(p['roles'], 'en')}.`,
  },
  'identity.role-unknown': {
    status: 403,
    zh: (p) => `令牌有效，但其中的“${paramText(p['claim'])}”没有写明本平台的一个角色，请联系管理员。`,
    en: (p) => `The token is valid, but its claim "${paramText(p['claim'], 'en')}" does not name one role of this platform; ask your administrator.`,
  },
  'identity.issuer-unavailable': {
    status: 503,
    zh: () => '登录服务（令牌签发者）暂时无法访问，不能核对令牌；未作任何改动，请稍后用同一令牌重试。',
    en: () => 'The issuer of tokens cannot be reached, so the token cannot be checked; nothing was changed. Try again shortly with the same token.',
  },
  'identity.loopback-only': {
    status: 403, zh: () => '内置登录只对本机开放。', en: () => 'The built-in issuer answers this machine only.',
  },
  'identity.unknown-persona': {
    status: 404, zh: (p) => `没有身份 ${paramText(p['persona'])}。`, en: (p) => `There is no persona ${paramText(p['persona'], 'en')}.`,
  },
  'command.conflicting-content': {
    status: 409,
    zh: () => '同一个 Idempotency-Key 已用于内容不同的另一次请求。',
    en: () => 'The same Idempotency-Key was used before for a request with other content.',
  },
  'command.contended': {
    status: 503,
    zh: () => '案卷正被其他操作占用，未作任何改动，请稍后重试。',
    en: () => 'The file is being written by others; nothing was changed. Try again.',
  },
  'command.revision-conflict': {
    status: 409,
    zh: (p) => `案卷已到第 ${paramText(p['actual'])} 条，与所依据的第 ${paramText(p['expected'])} 条不同，请刷新后再办。`,
    en: (p) => `The file is at revision ${paramText(p['actual'], 'en')}, not ${paramText(p['expected'], 'en')} as expected. Reload it first.`,
  },
  'case-file.not-found': { status: 404, zh: () => '没有这个案卷。', en: () => 'There is no such case file.' },
  'case-file.occurred-before-previous': {
    status: 422,
    zh: (p) => `发生时间 ${paramText(p['occurred'])} 早于案卷前一环节的 ${paramText(p['previous'])}。`,
    en: (p) => `It occurred ${paramText(p['occurred'], 'en')}, before the step that precedes it (${paramText(p['previous'], 'en')}).`,
  },
  'case-file.clock-behind': {
    status: 503,
    zh: (p) => `服务器时钟（${paramText(p['now'])}）落后于案卷最后一条记录（${paramText(p['head'])}），请校准时钟。`,
    en: (p) => `The server's clock (${paramText(p['now'], 'en')}) is behind the file's last entry (${paramText(p['head'], 'en')}); set the clock.`,
  },
  'read-model.not-caught-up': {
    status: 504,
    zh: () => '查询数据尚未更新到所要求的位置，请稍后重试。',
    en: () => 'The read model has not reached what was asked for; try again shortly.',
  },
  'platform.unavailable': { status: 503, zh: () => '服务暂不可用，请稍后重试。', en: () => 'The service is unavailable at the moment; try again shortly.' },
  'platform.internal-error': {
    status: 500,
    zh: () => '系统发生内部错误，已记录；请凭 correlationId 联系运维人员。',
    en: () => 'An internal error was logged; quote the correlationId to the operators.',
  },
};
