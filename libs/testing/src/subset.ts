/** Of `actual` only what `wanted` mentions, so that a comparison shows nothing else. Lists are taken whole, item by item. */
export function subset(actual: unknown, wanted: unknown): unknown {
  if (typeof wanted !== 'object' || wanted === null || typeof actual !== 'object' || actual === null) return actual;
  if (Array.isArray(wanted)) return Array.isArray(actual) ? actual.map((item, i) => (i < wanted.length ? subset(item, wanted[i]) : item)) : actual;
  if (Array.isArray(actual)) return actual;
  const record = actual as Record<string, unknown>;
  return Object.fromEntries(Object.entries(wanted).flatMap(([key, value]) => (key in record ? [[key, subset(record[key], value)]] : [])));
}
