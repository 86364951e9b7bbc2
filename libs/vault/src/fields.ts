import { mapPersonal } from '@juanzong/case-file';
import type { FieldAlgorithm } from './authenticated-cipher.js';
import { encryptedFieldsOf, mapEncrypted } from './encrypted-places.js';
import { closedString, closeField, type DataKey, fieldKeyOf, openField } from './field-cipher.js';
import { orDamaged } from './or-damaged.js';
import { type DisclosedKey, type EntryToClose, ERASED_TEXT, type Opening, type StoredData } from './vault.js';

/** The data key of that id; undefined if it is unknown, another stream's or erased. */
export type KeyById = (keyId: string) => Uint8Array | undefined;

/** Whose keys closing these entries needs. */
export function subjectsIn(entries: readonly EntryToClose[]): string[] {
  const subjects = new Set<string>();
  for (const { data, personal } of entries) mapPersonal(data, personal, (value, _field, subject) => (subjects.add(subject), value));
  return [...subjects];
}

/** The entries with every personal field encrypted under the key of its subject. */
export const closeEntries = (stream: string, entries: readonly EntryToClose[], keys: ReadonlyMap<string, DataKey>, alg: FieldAlgorithm): unknown[] =>
  entries.map(({ eventId, data, personal }) =>
    mapPersonal(data, personal, (value, field, subject) => closeField(value, { stream, eventId, field }, keys.get(subject) as DataKey, alg)),
  );

/** Opened data; a mark or null where there is no key. @throws VaultError `vault.ciphertext-damaged` */
export const openData = (stream: string, { eventId, data }: StoredData, keyOf: KeyById): unknown =>
  mapEncrypted(data, (value, field) => {
    const key = keyOf(value.keyId);
    if (!key) return closedString(value) ? ERASED_TEXT : null;
    return orDamaged(() => openField(value, { stream, eventId, field }, key));
  });

/** What the log of openings says of entries that are opened: those that hold something personal, and the names of its fields. */
export const fieldsOpened = (entries: readonly StoredData[]): Opening['entries'] =>
  entries.map(({ eventId, data }) => ({ eventId, fields: encryptedFieldsOf(data).map(({ field }) => field) })).filter(({ fields }) => fields.length > 0);

/** The keys that disclose chosen fields, all if absent. */
export const disclosedKeys = (stream: string, { eventId, data }: StoredData, keyOf: KeyById, fields?: readonly string[]): DisclosedKey[] =>
  encryptedFieldsOf(data).flatMap(({ field, value }) => {
    const key = fields === undefined || fields.includes(field) ? keyOf(value.keyId) : undefined;
    return key ? [{ field, key: fieldKeyOf(key, value.alg, { stream, eventId, field }).toString('hex') }] : [];
  });
