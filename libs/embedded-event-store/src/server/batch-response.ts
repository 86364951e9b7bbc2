import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Message } from 'google-protobuf';
import type { AppendOutcome } from '../storage/append-request.js';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../storage/append-rules.js';
import { batchSuccess } from './batch-success.js';
import { CallError } from './call-error.js';
import { repeatExpected } from './expected-version.js';
import { any, codes, empty, shared, status, streams } from './protocol.js';

/** The correlation that an answer belongs to. Name and expected version are empty when the options were unreadable. */
export interface Addressed {
  /** As it came, encoded. */
  readonly correlation: Buffer;
  readonly stream: string;
  readonly expected: ExpectedVersion | undefined;
}

/** The one answer of BatchAppend to a correlation that was decided. */
export function batchResponse(to: Addressed, outcome: AppendOutcome): Buffer {
  switch (outcome.kind) {
    case 'success': return batchSuccess(to.correlation, to.stream, to.expected, outcome.lastRevision, outcome.position);
    case 'timeout': return batchTimeout(to);
    case 'deleted':
      return failure(to, codes.Code.NOT_FOUND, `Event stream '${to.stream}' is deleted.`, 'StreamDeleted', deleted(to.stream));
    case 'damaged':
      return failure(to, codes.Code.UNKNOWN, outcome.message, 'Unknown', new shared.Unknown());
    case 'wrong-version':
      return failure(to, codes.Code.ALREADY_EXISTS, 'Wrong expected version', 'WrongExpectedVersion', wrongVersion(to.expected, outcome.lastRevision));
  }
}

export const batchTimeout = (to: Addressed): Buffer =>
  failure(to, codes.Code.DEADLINE_EXCEEDED, 'Timeout', 'Timeout', new shared.Timeout());

/** The one answer to a correlation that was refused before it was decided. `limit` is the maximum append size. */
export function batchRefusal(to: Addressed, error: unknown, limit: number): Buffer {
  if (!(error instanceof CallError)) {
    return failure(to, codes.Code.UNKNOWN, error instanceof Error ? error.message : String(error), 'Unknown', new shared.Unknown());
  }
  if (error.metadata.get('exception')[0] === 'maximum-append-size-exceeded') {
    const exceeded = new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit);
    return failure(to, codes.Code.INVALID_ARGUMENT, error.details, 'MaximumAppendSizeExceeded', exceeded);
  }
  if (error.metadata.get('exception')[0] === 'access-denied') {
    return failure(to, codes.Code.PERMISSION_DENIED, error.details, 'AccessDenied', new shared.AccessDenied());
  }
  return failure(to, codes.Code.INVALID_ARGUMENT, error.details, 'BadRequest', new shared.BadRequest().setMessage(error.details));
}

function failure(to: Addressed, code: number, text: string, type: string, detail: Message): Buffer {
  const details = new any.Any();
  details.pack(detail.serializeBinary(), `event_store.client.${type}`);
  const response = addressed(to).setError(new status.Status().setCode(code).setMessage(text).setDetails(details));
  return Buffer.from(response.serializeBinary());
}

function addressed(to: Addressed): BatchAppendResp {
  const response = new streams.BatchAppendResp().setCorrelationId(shared.UUID.deserializeBinary(to.correlation));
  response.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(to.stream)));
  if (to.expected !== undefined) repeatExpected(response, to.expected);
  return response;
}

const deleted = (stream: string): Message =>
  new shared.StreamDeleted().setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)));

function wrongVersion(expected: ExpectedVersion | undefined, lastRevision: number): Message {
  const answer = new shared.WrongExpectedVersion();
  if (lastRevision === NO_STREAM) answer.setCurrentNoStream(new empty.Empty());
  else answer.setCurrentStreamRevision(String(lastRevision));
  switch (expected) {
    case NO_STREAM: return answer.setExpectedNoStream(new empty.Empty());
    case ANY: return answer.setExpectedAny(new empty.Empty());
    case STREAM_EXISTS: return answer.setExpectedStreamExists(new empty.Empty());
    default: return answer.setExpectedStreamPosition(String(expected));
  }
}
