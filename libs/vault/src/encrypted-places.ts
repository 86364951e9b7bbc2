import { type EncryptedField, isEncryptedField } from '@juanzong/case-file';

/** Rebuilds stored data with every encrypted field replaced. An opened value is not looked into again. */
export function mapEncrypted(data: unknown, replace: (field: EncryptedField, name: string) => unknown, walked: readonly string[] = []): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (isEncryptedField(data)) return replace(data, walked.join('.'));
  if (Array.isArray(data)) return data.map((item, i) => mapEncrypted(item, replace, [...walked, String(i)]));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapEncrypted(value, replace, [...walked, key])]));
}

/** Every encrypted field of stored data with its name, in order. */
export function encryptedFieldsOf(data: unknown): { field: string; value: EncryptedField }[] {
  const found: { field: string; value: EncryptedField }[] = [];
  mapEncrypted(data, (value, field) => found.push({ field, value }));
  return found;
}
