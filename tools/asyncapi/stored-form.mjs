// A contract's schema says what a fact is; this makes of it what stands in the stored entry, and so on the bus.
import { mapSubschemas } from './subschemas.mjs';

const ENCRYPTED = { $ref: '#/components/schemas/EncryptedField' };
const NULL = { type: 'null' };

/** Whether a schema lets null through: a personal value that is null is stored as null. */
function takesNull({ type, anyOf = [], oneOf = [], const: constant, enum: values = [] }) {
  return type === 'null' || (Array.isArray(type) && type.includes('null')) || constant === null || values.includes(null) || [...anyOf, ...oneOf].some(takesNull);
}

/**
 * @param {object} schema of the opened data, draft 7, as zod writes it: what is personal bears `personal: '<subject>'`
 * @returns the schema of the data as stored, every personal value an encrypted field, or null where null was allowed
 */
export function storedForm(schema) {
  const { $schema, ...rest } = schema;
  if (typeof rest.personal !== 'string') return mapSubschemas(rest, storedForm);
  return {
    description: `个人信息，以“${rest.personal}”的密钥加密 / personal, encrypted under the key of ${rest.personal}`,
    ...(takesNull(rest) ? { anyOf: [ENCRYPTED, NULL] } : { allOf: [ENCRYPTED] }),
    'x-personal': rest.personal,
  };
}
