import type { AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome } from '../storage/append-request.js';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../storage/append-rules.js';
import { shared, streams } from './protocol.js';

type Answered = Extract<AppendOutcome, { kind: 'success' | 'wrong-version' }>;

/** The answer of Append to an outcome that it tells inside an OK answer. */
export function appendResponse(expected: ExpectedVersion, outcome: Answered): AppendResp {
  const response = new streams.AppendResp();
  return outcome.kind === 'success'
    ? response.setSuccess(success(outcome.lastRevision, outcome.position))
    : response.setWrongExpectedVersion(wrongVersion(expected, outcome.lastRevision));
}

function success(lastRevision: number, position: number | undefined): AppendResp.Success {
  const answer = new streams.AppendResp.Success();
  if (lastRevision === NO_STREAM) answer.setNoStream(new shared.Empty());
  else answer.setCurrentRevision(String(lastRevision));
  if (position === undefined) return answer.setNoPosition(new shared.Empty());
  const place = new streams.AppendResp.Position();
  return answer.setPosition(place.setCommitPosition(String(position)).setPreparePosition(String(position)));
}

function wrongVersion(expected: ExpectedVersion, lastRevision: number): AppendResp.WrongExpectedVersion {
  const answer = new streams.AppendResp.WrongExpectedVersion();
  if (lastRevision === NO_STREAM) answer.setCurrentNoStream(new shared.Empty());
  else answer.setCurrentRevision(String(lastRevision));
  switch (expected) {
    case NO_STREAM: return answer.setExpectedNoStream(new shared.Empty());
    case ANY: return answer.setExpectedAny(new shared.Empty());
    case STREAM_EXISTS: return answer.setExpectedStreamExists(new shared.Empty());
    default: return answer.setExpectedRevision(String(expected));
  }
}
