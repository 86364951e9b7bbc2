import { VaultError } from './vault-error.js';

/** For a subject about whom nothing may be recorded again. */
export const subjectErased = (): VaultError =>
  new VaultError('vault.key-erased', { zh: '该人员的个人信息已删除，不得再次记录', en: 'the personal data of this subject was erased and may not be recorded again' });

export const documentsErased = (): VaultError =>
  new VaultError('vault.key-erased', { zh: '该案卷的材料已删除', en: 'the documents of this file were erased' });

/** @throws VaultError unless the reason says something. */
export function needsReason(reason: string): void {
  if (reason.trim() === '') throw new VaultError('vault.opening-without-reason', { zh: '查阅个人信息必须说明理由', en: 'a reason is needed to open personal data' });
}

export const ofAnotherStore = (): VaultError =>
  new VaultError('vault.of-another-store', {
    zh: '保险库属于另一个事件库；请恢复同一份备份中的事件库与保险库',
    en: 'the vault belongs to another event store; restore both from the same backup',
  });

export const formatUnknown = (): VaultError =>
  new VaultError('vault.format-unknown', { zh: '保险库由其他版本写入，本版本无法读取', en: 'the vault was written by another version and cannot be read by this one' });
