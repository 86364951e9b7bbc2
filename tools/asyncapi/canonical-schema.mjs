// Two schemas that say the same are the same text: what only explains is left out, what has no order is sorted.
import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { mapSubschemas } from './subschemas.mjs';

const EXPLAINS = ['$schema', '$id', '$comment', 'title', 'description', 'examples', 'deprecated'];
const SETS = ['required', 'enum', 'type', 'anyOf', 'oneOf', 'allOf'];

const inOrder = (values) => [...values].sort((a, b) => (canonicalize(a) < canonicalize(b) ? -1 : 1));
const byKey = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const KEYED = ['properties', '$defs', 'definitions', 'patternProperties'];

/**
 * What of a schema decides which data fits it. `personal` stays: whether a field is encrypted is part of what is published.
 * @param {object} schema as zod writes it
 */
export function canonicalSchema(schema) {
  const inner = mapSubschemas(schema, canonicalSchema);
  return byKey(Object.fromEntries(Object.entries(inner).filter(([keyword]) => !EXPLAINS.includes(keyword)).map(([keyword, value]) => {
    if (SETS.includes(keyword) && Array.isArray(value)) return [keyword, inOrder(value)];
    return [keyword, KEYED.includes(keyword) ? byKey(value) : value];
  })));
}

/** SHA-256 over the canonical JSON (RFC 8785) of a canonical schema, hex. */
export const digestOf = (canonical) => createHash('sha256').update(canonicalize(canonical)).digest('hex');
