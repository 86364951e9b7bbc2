import { usage } from '../usage-error.js';
import type { FieldSchema } from './offered-actions.js';

type Fields = Readonly<Record<string, FieldSchema>>;

/**
 * `key=value` words as a body, each value read as its field wants it: a text stays a text, several values of a list are
 * separated by `,` or `、`, numbers, yes and no, and JSON are read where the field takes them. Dots name inner fields.
 * @throws UsageError for a word without `=`, or a value that does not fit.
 */
export function fieldsOf(words: readonly string[], fields: Fields): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const word of words) {
    const at = word.indexOf('=');
    if (at <= 0) throw usage('field', `应为 字段=值：${word}`, `expected field=value: ${word}`);
    const path = word.slice(0, at).split('.');
    put(body, path, valueOf(word.slice(0, at), word.slice(at + 1), schemaAt(fields, path)));
  }
  return body;
}

function schemaAt(fields: Fields, [first = '', ...rest]: readonly string[]): FieldSchema | undefined {
  const schema = fields[first];
  return rest.length === 0 ? schema : schemaAt(alternatives(schema).find(({ properties }) => properties)?.properties ?? {}, rest);
}

/** The schema and what it may be instead: `string | null` is written as a choice of both. */
const alternatives = (schema: FieldSchema | undefined): readonly FieldSchema[] => (schema ? [schema, ...(schema.anyOf ?? [])] : []);
const typesOf = (schema: FieldSchema | undefined): string[] => alternatives(schema).flatMap(({ type }) => type ?? []);

function valueOf(name: string, text: string, schema: FieldSchema | undefined): unknown {
  const types = typesOf(schema);
  if (text === 'null' && types.includes('null')) return null;
  if (types.includes('string')) return text;
  if (types.includes('array') && !text.trim().startsWith('[')) return text.split(/[,，、]/).map((one) => one.trim()).filter(Boolean);
  if (types.includes('boolean') && /^(是|yes|true)$/i.test(text)) return true;
  if (types.includes('boolean') && /^(否|no|false)$/i.test(text)) return false;
  if (schema === undefined && !/^[[{"\d-]|^(true|false|null)$/.test(text)) return text;
  return jsonOf(name, text);
}

function jsonOf(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw usage('field-value', `${name} 的值无法识别：${text}`, `the value of ${name} cannot be read: ${text}`);
  }
}

function put(body: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (first === '__proto__') throw usage('field', `没有字段 ${first}`, `there is no field ${first}`);
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = body[first];
  const target = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : {};
  body[first] = target;
  put(target, rest, value);
}
