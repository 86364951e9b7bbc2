/**
 * An immutable map for many ids: entries lie in buckets by the first two characters of their id, so that adding
 * one copies a small part only.
 */
export type Buckets<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

const bucketOf = (id: string): string => id.slice(0, 2);

export const fromBuckets = <Value>(buckets: Buckets<Value>, id: string): Value | undefined => buckets[bucketOf(id)]?.[id];

export const withValue = <Value>(buckets: Buckets<Value>, id: string, value: Value): Buckets<Value> => ({
  ...buckets, [bucketOf(id)]: { ...buckets[bucketOf(id)], [id]: value },
});
