import type { handleUnaryCall } from '@grpc/grpc-js';
import type { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { RemovalRequest } from '../storage/append-request.js';
import { isMetastream } from '../storage/revisions.js';
import { require } from './access.js';
import { CallError, damaged, invalidArgument, streamDeleted, timedOut, unavailable, wrongExpectedVersion } from './call-error.js';
import { expectedOfRemoval } from './expected-version.js';
import { streams } from './protocol.js';
import type { ServiceContext } from './service-context.js';
import { writtenStream } from './stream-name.js';

/** `Streams.Delete`: what is there cannot be read any more, but events may follow. */
export const deleteHandler = (context: ServiceContext): handleUnaryCall<DeleteReq, DeleteResp> => (call, callback) => {
  remove(context, 'delete', call).then(
    (position) => {
      const place = new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
      callback(null, new streams.DeleteResp().setPosition(place));
    },
    (error: unknown) => { callback(asError(error)); },
  );
};

/** `Streams.Tombstone`: the stream ends for good. */
export const tombstoneHandler = (context: ServiceContext): handleUnaryCall<TombstoneReq, TombstoneResp> => (call, callback) => {
  remove(context, 'tombstone', call).then(
    (position) => {
      const place = new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
      callback(null, new streams.TombstoneResp().setPosition(place));
    },
    (error: unknown) => { callback(asError(error)); },
  );
};

type Call = Parameters<handleUnaryCall<DeleteReq | TombstoneReq, unknown>>[0];

async function remove(context: ServiceContext, kind: RemovalRequest['kind'], call: Call): Promise<string> {
  if (context.openCalls.isClosing) throw unavailable();
  const caller = context.access.callerOf(call.metadata);
  const options = call.request.getOptions();
  if (options === undefined) throw invalidArgument('The options are missing');
  const stream = writtenStream(options.getStreamIdentifier());
  if (isMetastream(stream)) throw invalidArgument('Stream metadata is deleted with its stream');
  require(context.access, caller, 'delete', stream);
  const deadline = Number(call.getDeadline());
  const expected = expectedOfRemoval(options);
  const outcome = await context.storage.writer.append({
    kind, stream, expected, deadline: Number.isFinite(deadline) ? deadline : undefined,
  });
  switch (outcome.kind) {
    case 'success': return String(outcome.position ?? 0);
    case 'wrong-version': throw wrongExpectedVersion(stream, expected, outcome.lastRevision);
    case 'deleted': throw streamDeleted(stream);
    case 'timeout': throw timedOut();
    case 'damaged': throw damaged(outcome.message);
  }
}

const asError = (error: unknown): CallError | Error =>
  (error instanceof Error ? error : new Error(String(error)));
