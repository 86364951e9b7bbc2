import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import { invalidArgument, unimplemented } from './call-error.js';

const LONGEST = 4_096;

/**
 * The name in a stream identifier. Refuses with INVALID_ARGUMENT what is empty, too long, or not printable ASCII: an
 * error about it could not be sent, since trailers are ASCII.
 */
export function streamName(identifier: StreamIdentifier | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw invalidArgument('The stream name is missing');
  if (name.length > LONGEST) throw invalidArgument(`The stream name is longer than ${LONGEST} characters`);
  if (!/^[\x20-\x7e]+$/.test(name)) throw invalidArgument('The stream name must be printable ASCII');
  return name;
}

/** Refuses to write stream metadata, which this server does not apply. */
export function refuseMetadataStream(name: string): void {
  if (name.startsWith('$$')) throw unimplemented('Stream metadata is not served by this node');
}
