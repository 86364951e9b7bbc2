import type { AppendReq, BatchAppendResp, DeleteReq, TombstoneReq } from '@eventstore/db-client/generated/streams_pb.js';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../storage/append-rules.js';
import { invalidArgument } from './call-error.js';
import { empty, streams } from './protocol.js';
import { wholeNumber } from './whole-number.js';

/** The expected version that an Append asks for. */
export function expectedOfAppend(options: AppendReq.Options): ExpectedVersion {
  const { ExpectedStreamRevisionCase: Case } = streams.AppendReq.Options;
  switch (options.getExpectedStreamRevisionCase()) {
    case Case.REVISION: return wholeNumber(options.getRevision());
    case Case.NO_STREAM: return NO_STREAM;
    case Case.ANY: return ANY;
    case Case.STREAM_EXISTS: return STREAM_EXISTS;
    default: throw invalidArgument('The expected revision is missing');
  }
}

/** The expected version that a Delete or a Tombstone asks for. */
export function expectedOfRemoval(options: DeleteReq.Options | TombstoneReq.Options): ExpectedVersion {
  if (options.hasAny()) return ANY;
  if (options.hasNoStream()) return NO_STREAM;
  if (options.hasStreamExists()) return STREAM_EXISTS;
  return wholeNumber(options.getRevision());
}

/** Repeats the expected version in the answer. */
export function repeatExpected(response: BatchAppendResp, expected: ExpectedVersion): void {
  switch (expected) {
    case NO_STREAM: response.setNoStream(new empty.Empty()); break;
    case ANY: response.setAny(new empty.Empty()); break;
    case STREAM_EXISTS: response.setStreamExists(new empty.Empty()); break;
    default: response.setStreamPosition(String(expected));
  }
}
