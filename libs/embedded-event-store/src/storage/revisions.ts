/**
 * The place of a `$streamDeleted` event in the index of its stream: above every revision that a stream can reach. Clients
 * are told 2^63−1, as EventStoreDB tells them.
 */
export const TOMBSTONE_REVISION = 2 ** 48 - 1;

/** The event that ends a stream for good. */
export const STREAM_DELETED_TYPE = '$streamDeleted';

/** The event type of stream metadata. */
export const METADATA_TYPE = '$metadata';

/** The stream that holds the metadata of `stream`. */
export const metastreamOf = (stream: string): string => `$$${stream}`;

/** Whether a stream holds the metadata of another one. */
export const isMetastream = (stream: string): boolean => stream.startsWith('$$');

/** The stream whose metadata `metastream` holds. */
export const originalOf = (metastream: string): string => metastream.slice(2);
