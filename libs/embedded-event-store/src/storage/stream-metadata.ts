/** Roles by operation: read, write, delete, read metadata, write metadata. What is absent falls back to the default. */
export interface StreamAcl {
  readonly $r?: readonly string[];
  readonly $w?: readonly string[];
  readonly $d?: readonly string[];
  readonly $mr?: readonly string[];
  readonly $mw?: readonly string[];
}

/** What the last event of `$$stream` says about a stream. */
export interface StreamMetadata {
  /** There is a metadata event, whether or not it can be understood. */
  readonly exists: boolean;
  /** No revision below this one can be read. */
  readonly truncateBefore: number;
  /** So many events at most can be read. */
  readonly maxCount: number | undefined;
  /** Events older than this, in milliseconds, cannot be read. */
  readonly maxAge: number | undefined;
  /** A name of a default list, or a list of the stream's own. */
  readonly acl: StreamAcl | '$userStreamAcl' | '$systemStreamAcl' | undefined;
  /** Soft-deleted: `$tb` is 2^63−1. */
  readonly softDeleted: boolean;
  /** The whole JSON object; undefined when the event holds none. */
  readonly keys: Readonly<Record<string, unknown>> | undefined;
}

const DELETED = 2 ** 63;
const BEYOND = 2 ** 48;

/** A stream without metadata. */
export const NO_METADATA: StreamMetadata = {
  exists: false, truncateBefore: 0, maxCount: undefined, maxAge: undefined, acl: undefined, softDeleted: false, keys: undefined,
};

/** Of metadata only the latest is ever read. */
export const METADATA_OF_METASTREAMS: StreamMetadata = { ...NO_METADATA, exists: true, maxCount: 1 };

/** Reads the data of a metadata event. What cannot be understood has no effect, as if the key were absent. */
export function parseStreamMetadata(data: Uint8Array): StreamMetadata {
  const keys = jsonObject(data);
  if (keys === undefined) return { ...NO_METADATA, exists: true };
  const before = whole(keys['$tb'], 0) ?? 0;
  const seconds = whole(keys['$maxAge'], 1);
  return {
    exists: true, keys,
    truncateBefore: Math.min(before, BEYOND),
    softDeleted: before >= DELETED,
    maxCount: whole(keys['$maxCount'], 1),
    maxAge: seconds === undefined ? undefined : seconds * 1_000,
    acl: aclOf(keys['$acl']),
  };
}

/** The metadata that deletes a stream softly. Written by hand: no JavaScript number is 2^63−1. */
export const softDeletion = (): Buffer => Buffer.from('{"$tb":9223372036854775807}');

/** The metadata of a stream that is used again after a soft delete, from revision `first`; all other keys are kept. */
export const recreation = (keys: StreamMetadata['keys'], first: number): Buffer => Buffer.from(JSON.stringify({ ...keys, $tb: first }));

function jsonObject(data: Uint8Array): Record<string, unknown> | undefined {
  if (data.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const whole = (value: unknown, least: number): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= least ? value : undefined;

function aclOf(value: unknown): StreamMetadata['acl'] {
  if (value === '$userStreamAcl' || value === '$systemStreamAcl') return value;
  if (!isObject(value)) return undefined;
  const acl: Record<string, readonly string[]> = {};
  for (const key of ['$r', '$w', '$d', '$mr', '$mw']) {
    const roles = value[key];
    if (typeof roles === 'string') acl[key] = [roles];
    else if (Array.isArray(roles)) acl[key] = roles.filter((role): role is string => typeof role === 'string');
  }
  return acl;
}
