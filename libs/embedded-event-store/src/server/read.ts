import { type handleServerStreamingCall, status } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { DamagedRecordError } from '../storage/damage.js';
import { boundedRead } from './bounded-read.js';
import { CallError, unavailable } from './call-error.js';
import { allSource, streamSource } from './event-source.js';
import { streamNotFound } from './read-answers.js';
import { readRequest } from './read-request.js';
import { ReplyStream } from './reply-stream.js';
import type { ServiceContext } from './service-context.js';
import { Subscription } from './subscription.js';

/** `Streams.Read`: streams and `$all`, both directions, by count, filtered, or as a subscription. Sends encoded messages. */
export function readHandler(context: ServiceContext): handleServerStreamingCall<ReadReq, Buffer> {
  return (call) => {
    const refused = context.openCalls.isClosing ? unavailable() : context.access(call.metadata);
    if (refused !== undefined) {
      call.emit('error', refused);
      return;
    }
    context.openCalls.add(call);
    const reply = new ReplyStream(call);
    serve(call.request, context, reply).then(
      () => { if (!reply.ended) call.end(); },
      (error: unknown) => { if (!reply.ended) call.emit('error', readError(error)); },
    );
  };
}

async function serve(message: ReadReq, { storage }: ServiceContext, reply: ReplyStream): Promise<void> {
  const request = readRequest(message);
  const { stream } = request;
  const { reader } = storage;
  const source = stream === undefined ? allSource(reader) : streamSource(reader, stream);
  if (request.count === undefined) await new Subscription(request, source, storage, reply).run();
  else if (stream !== undefined && reader.stream(stream) === undefined) reply.write(streamNotFound(stream));
  else await boundedRead(request, source, reader, reply);
}

/** A damaged record ends the read with DATA_LOSS: better no answer than a wrong one. */
function readError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  if (error instanceof DamagedRecordError) return new CallError(status.DATA_LOSS, error.message);
  return new CallError(status.INTERNAL, error instanceof Error ? error.message : String(error));
}
