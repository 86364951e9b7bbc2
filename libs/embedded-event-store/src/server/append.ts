import type { handleClientStreamingCall, sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome } from '../storage/append-request.js';
import type { ExpectedVersion } from '../storage/append-rules.js';
import { appendResponse } from './append-response.js';
import type { Caller } from '../security/caller.js';
import { require } from './access.js';
import { damaged, invalidArgument, streamDeleted, timedOut, unavailable } from './call-error.js';
import { expectedOfAppend } from './expected-version.js';
import { proposalOf, ProposedEvents } from './proposed-events.js';
import type { ServiceContext } from './service-context.js';
import { writtenStream } from './stream-name.js';

interface Target {
  readonly stream: string;
  readonly expected: ExpectedVersion;
}

/** `Streams.Append`: the options, then the events, then one answer. A wrong version is inside an OK answer. */
export function appendHandler(context: ServiceContext): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, callback) => {
    void collect(call, context, once(callback));
  };
}

async function collect(
  call: ServerReadableStream<AppendReq, AppendResp>, context: ServiceContext, callback: sendUnaryData<AppendResp>,
): Promise<void> {
  const proposed = new ProposedEvents(context.maxAppendSize);
  let target: Target | undefined;
  try {
    if (context.openCalls.isClosing) throw unavailable();
    const caller = context.access.callerOf(call.metadata);
    for await (const message of call as AsyncIterable<AppendReq>) {
      const options = message.getOptions();
      const event = message.getProposedMessage();
      if (options !== undefined) target = readTarget(options, context, caller);
      else if (event !== undefined) proposed.add(proposalOf(event));
    }
    if (call.cancelled) return;
    if (target === undefined) throw invalidArgument('The options are missing');
    if (context.openCalls.isClosing) throw unavailable();
    const deadline = call.getDeadline();
    const outcome = await context.storage.writer.append({
      ...target, events: proposed.events,
      deadline: Number.isFinite(Number(deadline)) ? Number(deadline) : undefined,
    });
    answer(target, outcome, callback);
  } catch (error) {
    // A cancelled call has nobody left to answer.
    if (!call.cancelled) callback(error instanceof Error ? error : new Error(String(error)));
  }
}

function readTarget(options: AppendReq.Options, { access }: ServiceContext, caller: Caller): Target {
  const stream = writtenStream(options.getStreamIdentifier());
  require(access, caller, 'write', stream);
  return { stream, expected: expectedOfAppend(options) };
}

function answer(target: Target, outcome: AppendOutcome, callback: sendUnaryData<AppendResp>): void {
  switch (outcome.kind) {
    case 'timeout': callback(timedOut()); break;
    case 'deleted': callback(streamDeleted(target.stream)); break;
    case 'damaged': callback(damaged(outcome.message)); break;
    default: callback(null, appendResponse(target.expected, outcome));
  }
}

function once(callback: sendUnaryData<AppendResp>): sendUnaryData<AppendResp> {
  let answered = false;
  return (...answer) => {
    if (answered) return;
    answered = true;
    callback(...answer);
  };
}
