import { type handleServerStreamingCall, type ServerWritableStream, status } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { DamagedRecordError } from '../storage/damage.js';
import { boundedRead } from './bounded-read.js';
import { require } from './access.js';
import { CallError, streamDeleted, unavailable } from './call-error.js';
import { allSource, stateOf, streamSource } from '../storage/event-source.js';
import { streamNotFound } from './read-answers.js';
import { readRequest } from './read-request.js';
import { ReplyStream } from './reply-stream.js';
import type { ServiceContext } from './service-context.js';
import { Subscription } from './subscription.js';

type Call = ServerWritableStream<ReadReq, Buffer>;

/** `Streams.Read`: streams and `$all`, both directions, by count, filtered, or as a subscription. Sends encoded messages. */
export function readHandler(context: ServiceContext): handleServerStreamingCall<ReadReq, Buffer> {
  return (call) => {
    context.openCalls.add(call);
    const reply = new ReplyStream(call);
    serve(call, context, reply).then(
      () => { if (!reply.ended) call.end(); },
      (error: unknown) => { if (!reply.ended) call.emit('error', readError(error)); },
    );
  };
}

async function serve(call: Call, { storage, access, openCalls }: ServiceContext, reply: ReplyStream): Promise<void> {
  if (openCalls.isClosing) throw unavailable();
  const caller = access.callerOf(call.metadata);
  const request = { ...readRequest(call.request), mayRead: (name: string) => access.allows(caller, 'read', name) };
  const { stream, count } = request;
  const { reader } = storage;
  require(access, caller, 'read', stream ?? '$all');
  const source = stream === undefined ? allSource(reader) : streamSource(reader, stream);
  if (count === undefined) {
    await new Subscription(request, source, storage, reply).run();
    return;
  }
  const state = stream === undefined ? 'there' : stateOf(reader, stream);
  if (stream !== undefined && state === 'tombstoned') throw streamDeleted(stream);
  if (stream !== undefined && state === 'missing') reply.write(streamNotFound(stream));
  else await boundedRead(request, source, reader, reply);
}

/** A damaged record ends the read with DATA_LOSS: better no answer than a wrong one. */
function readError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  if (error instanceof DamagedRecordError) return new CallError(status.DATA_LOSS, error.message);
  return new CallError(status.INTERNAL, error instanceof Error ? error.message : String(error));
}
