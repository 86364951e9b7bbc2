import { DocumentError, type DocumentErrorCode } from '@juanzong/documents';
import { isStoreAway } from '@juanzong/event-store';
import type { RefusalCatalogue } from '@juanzong/http';
import { paramText } from '@juanzong/http';
import { refuse, type Refusal } from '@juanzong/kernel';
import { isDatabaseAway } from '@juanzong/read-model';
import { VaultError, type VaultErrorCode } from '@juanzong/vault';

/** What stands still because a store is away, and goes on by itself. */
type AwayCode = 'event-store.unavailable' | 'read-model.unavailable';

/** What the stores refuse, with a name: an erased person, or a store that is away, is no internal error. */
export type StoreRefusal = Refusal<VaultErrorCode | DocumentErrorCode | AwayCode>;

/** The refusal behind an error of a store, however deep it is wrapped; undefined for any other. */
export function storeRefusalOf(error: unknown): StoreRefusal | undefined {
  for (let link = error, depth = 0; link instanceof Error && depth < 10; link = link.cause, depth += 1) {
    if (link instanceof VaultError) return refuse(link.code);
    if (link instanceof DocumentError) return refuse(link.code, { digest: link.digest });
    if (isStoreAway(link)) return refuse('event-store.unavailable');
    if (isDatabaseAway(link)) return refuse('read-model.unavailable');
  }
  return undefined;
}

const OUTAGES: ReadonlySet<string | undefined> = new Set<StoreRefusal['refusal']>(['vault.unavailable', 'document.store-unavailable', 'event-store.unavailable', 'read-model.unavailable']);

/** Whether behind an error there is a store that is away: whatever was to be done is done when it is back, and nobody has to look at it. */
export const isOutage = (error: unknown): boolean => OUTAGES.has(storeRefusalOf(error)?.refusal);

const vaultUnusable = {
  status: 503,
  zh: () => '个人信息密钥库的主密钥不可用，请联系运维人员。',
  en: () => 'The master key of the vault cannot be used; ask the operators.',
} as const;

export const storeRefusals: RefusalCatalogue<StoreRefusal['refusal']> = {
  'vault.lost': {
    status: 503, zh: () => '保险库已丢失：个人信息无法打开，也不能办理。其余内容照常可查。', en: () => 'The vault is lost: personal data cannot be opened, and nothing can be done. Everything else can be read.',
  },
  'vault.unavailable': {
    status: 503, zh: () => '保险库暂时无法使用，请稍后重试；已提交的不受影响。', en: () => 'The vault cannot be used at the moment; try again later. Nothing was left half done.',
  },
  'vault.of-another-store': vaultUnusable,
  'vault.master-key-missing': vaultUnusable,
  'vault.master-key-readable-by-others': vaultUnusable,
  'vault.master-key-malformed': vaultUnusable,
  'vault.master-key-other': vaultUnusable,
  'vault.format-unknown': { status: 503, zh: () => '个人信息密钥库的格式未知。', en: () => 'The format of the vault is not known.' },
  'vault.erasure-list-malformed': { status: 503, zh: () => '个人信息抹除清单已损坏，无法读取，请联系运维人员。', en: () => 'The list of erasures is damaged and cannot be read; ask the operators.' },
  'vault.key-erased': {
    status: 409, zh: () => '该人员的个人信息已依法删除，不得再次记录，也不能查阅。', en: () => 'The personal data of this subject was erased; it may be neither recorded again nor opened.',
  },
  'vault.ciphertext-damaged': { status: 500, zh: () => '密文已损坏、被移动或不属于此案卷，已记录。', en: () => 'The ciphertext is damaged, was moved or belongs to another file; this was logged.' },
  'vault.opening-without-reason': { status: 422, zh: () => '查阅个人信息必须说明理由（reason）。', en: () => 'A reason is needed to open personal data.' },
  'document.missing': { status: 404, zh: (p) => `材料库中没有该材料（${paramText(p['digest'])}）。`, en: (p) => `The document is not in the store (${paramText(p['digest'], 'en')}).` },
  'document.damaged': { status: 500, zh: (p) => `材料已损坏：内容与摘要不符（${paramText(p['digest'])}）。`, en: (p) => `The document is damaged: its bytes are not those of its digest (${paramText(p['digest'], 'en')}).` },
  'document.store-unavailable': {
    status: 503, zh: () => '材料库暂不可用，请稍后重试。', en: () => 'The document store is unavailable at the moment; try again shortly.',
  },
  'event-store.unavailable': {
    status: 503, zh: () => '案卷库暂时不能读写，请以同一 Idempotency-Key 稍后重试；办成与否以重试的答复为准。', en: () => 'The store of case files can be neither read nor written at the moment; try again later under the same Idempotency-Key: its answer tells whether it was done.',
  },
  'read-model.unavailable': { status: 503, zh: () => '查询数据暂不可用，请稍后重试；案卷不受影响。', en: () => 'The read models are unavailable at the moment; try again shortly. The case files are not affected.' },
  'document.digest-malformed': { status: 400, zh: () => '材料摘要格式错误。', en: () => 'That is not the digest of a document.' },
};
