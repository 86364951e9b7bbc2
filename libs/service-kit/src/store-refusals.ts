import { DocumentError, type DocumentErrorCode } from '@juanzong/documents';
import type { RefusalCatalogue } from '@juanzong/http';
import { paramText } from '@juanzong/http';
import { refuse, type Refusal } from '@juanzong/kernel';
import { VaultError, type VaultErrorCode } from '@juanzong/vault';

/** What the vault and the document store refuse, with a name: an erased person is no internal error. */
export type StoreRefusal = Refusal<VaultErrorCode | DocumentErrorCode>;

/** The refusal behind an error of the vault or of the document store, however deep it is wrapped; undefined for any other. */
export function storeRefusalOf(error: unknown): StoreRefusal | undefined {
  for (let link = error, depth = 0; link instanceof Error && depth < 10; link = link.cause, depth += 1) {
    if (link instanceof VaultError) return refuse(link.code);
    if (link instanceof DocumentError) return refuse(link.code, { digest: link.digest });
  }
  return undefined;
}

const vaultUnusable = {
  status: 503,
  zh: () => '个人信息密钥库的主密钥不可用，请联系运维人员。',
  en: () => 'The master key of the vault cannot be used; ask the operators.',
} as const;

export const storeRefusals: RefusalCatalogue<StoreRefusal['refusal']> = {
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
  'document.digest-malformed': { status: 400, zh: () => '材料摘要格式错误。', en: () => 'That is not the digest of a document.' },
};
