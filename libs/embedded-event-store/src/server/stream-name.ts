import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import { isMetastream, originalOf } from '../storage/revisions.js';
import { invalidArgument } from './call-error.js';

const LONGEST = 4_096;

/**
 * The name in a stream identifier. Refuses with INVALID_ARGUMENT what is empty, too long, or not printable ASCII: an
 * error about it could not be sent, since trailers are ASCII.
 */
export const streamName = (identifier: StreamIdentifier | undefined): string => nameIn(Buffer.from(identifier?.getStreamName_asU8() ?? []));

function nameIn(bytes: Buffer): string {
  const name = bytes.toString('utf8');
  if (name === '') throw invalidArgument('The stream name is missing');
  if (name.length > LONGEST) throw invalidArgument(`The stream name is longer than ${LONGEST} characters`);
  if (!/^[\x20-\x7e]+$/.test(name)) throw invalidArgument('The stream name must be printable ASCII');
  return name;
}

/** The name of a stream that is written to. Refuses what is no stream: `$all`, the metadata of nothing or of metadata. */
export const writtenStream = (identifier: StreamIdentifier | undefined): string =>
  writtenName(Buffer.from(identifier?.getStreamName_asU8() ?? []));

/** The same, for a name that is there as bytes. */
export function writtenName(bytes: Buffer): string {
  const name = nameIn(bytes);
  const metadataOf = isMetastream(name) ? originalOf(name) : undefined;
  if (name === '$all' || metadataOf === '') throw invalidArgument(`${name} is not a stream that can be written to`);
  if (metadataOf !== undefined && isMetastream(metadataOf)) throw invalidArgument('Stream metadata has no metadata of its own');
  return name;
}
