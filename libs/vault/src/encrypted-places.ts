import { type EncryptedField, isEncryptedField } from '@juanzong/case-file';

/** Rebuilds stored data with every encrypted field replaced. An opened value is not looked into again. */
export function mapEncrypted(data: unknown, replace: (field: EncryptedField, name: string) => unknown): unknown {
  return mapAt(data, undefined, replace);
}

/** Every encrypted field of stored data with its name, in order. */
export function encryptedFieldsOf(data: unknown): { field: string; value: EncryptedField }[] {
  const found: { field: string; value: EncryptedField }[] = [];
  mapEncrypted(data, (value, field) => found.push({ field, value }));
  return found;
}

/** @param name of the place, `opponents.0.name`; absent for the whole */
function mapAt(data: unknown, name: string | undefined, replace: (field: EncryptedField, name: string) => unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (isEncryptedField(data)) return replace(data, name ?? '');
  const below = (key: string | number): string => (name === undefined ? String(key) : `${name}.${key}`);
  if (Array.isArray(data)) return data.map((item, i) => mapAt(item, below(i), replace));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapAt(value, below(key), replace)]));
}
