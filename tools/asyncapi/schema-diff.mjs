// What changed between two canonical schemas, place by place, for somebody who has to decide whether to take it back.
import { canonicalize } from 'json-canonicalize';

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlainList = (value) => Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
const short = (value) => {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

/**
 * @param {unknown} before
 * @param {unknown} after
 * @returns {string[]} one line for each place: `− properties.name = …`, `+ …`, `~ … : 1 → 2`; empty if nothing changed
 */
export function schemaDiff(before, after, place = []) {
  const at = place.join('.') || '(schema)';
  if (canonicalize({ value: before }) === canonicalize({ value: after })) return [];
  if (before === undefined) return [`+ ${at} = ${short(after)}`];
  if (after === undefined) return [`− ${at} = ${short(before)}`];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => schemaDiff(before[key], after[key], [...place, key]));
  }
  if (isPlainList(before) && isPlainList(after)) {
    const gone = before.filter((item) => !after.includes(item)).map((item) => `− ${at}: ${short(item)}`);
    return [...gone, ...after.filter((item) => !before.includes(item)).map((item) => `+ ${at}: ${short(item)}`)];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => schemaDiff(before[i], after[i], [...place, String(i)])).flat();
  }
  return [`~ ${at}: ${short(before)} → ${short(after)}`];
}
