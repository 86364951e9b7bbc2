/**
 * An immutable map for many ids: values lie in buckets by the first, in these by the second character of their id, so that
 * adding one copies three small objects, of sixteen members each at the most where ids begin with hexadecimal digits.
 */
export type Buckets<Value> = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Value>>>>>>;

export const fromBuckets = <Value>(buckets: Buckets<Value>, id: string): Value | undefined => buckets[id.charAt(0)]?.[id.charAt(1)]?.[id];

export function withValue<Value>(buckets: Buckets<Value>, id: string, value: Value): Buckets<Value> {
  const [outer, inner] = [id.charAt(0), id.charAt(1)];
  const bucket = buckets[outer];
  return { ...buckets, [outer]: { ...bucket, [inner]: { ...bucket?.[inner], [id]: value } } };
}

export const allInBuckets = <Value>(buckets: Buckets<Value>): Value[] =>
  Object.values(buckets).flatMap((bucket) => Object.values(bucket)).flatMap((values) => Object.values(values));
