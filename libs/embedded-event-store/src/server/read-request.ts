import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { invalidArgument } from './call-error.js';
import { type EventFilter, readFilter } from './event-filter.js';
import { streams } from './protocol.js';
import { streamName } from './stream-name.js';
import { wholeNumber } from './whole-number.js';

/** Where a read begins: at one end, or at a revision or position. */
export type From = 'start' | 'end' | number;

/** A request to Read, understood. `stream` is undefined for `$all`; `count` for a subscription. */
export interface ReadRequest {
  readonly stream: string | undefined;
  readonly from: From;
  readonly backwards: boolean;
  readonly count: number | undefined;
  readonly filter: EventFilter | undefined;
  readonly resolveLinks: boolean;
  readonly structuredIds: boolean;
}

/** Understands a request. Throws INVALID_ARGUMENT when it is incomplete or contradicts itself. */
export function readRequest(request: ReadReq): ReadRequest {
  const options = request.getOptions();
  if (options === undefined) throw invalidArgument('The options are missing');
  const stream = options.getStream();
  const all = options.getAll();
  const { ReadDirection, CountOptionCase } = streams.ReadReq.Options;
  const backwards = options.getReadDirection() === ReadDirection.BACKWARDS;
  const subscription = options.getCountOptionCase() === CountOptionCase.SUBSCRIPTION;
  if (subscription && backwards) throw invalidArgument('A subscription reads forwards');
  const filter = readFilter(options);
  if (filter !== undefined && all === undefined) throw invalidArgument('Only $all can be filtered');
  return {
    ...(stream === undefined ? { stream: undefined, from: fromOfAll(all) } : ofStream(stream)),
    backwards, filter,
    count: subscription ? undefined : wholeNumber(options.getCount()),
    resolveLinks: options.getResolveLinks(),
    structuredIds: options.getUuidOption()?.hasStructured() ?? false,
  };
}

function ofStream(options: ReadReq.Options.StreamOptions): { stream: string; from: From } {
  const { RevisionOptionCase: Case } = streams.ReadReq.Options.StreamOptions;
  const stream = streamName(options.getStreamIdentifier());
  switch (options.getRevisionOptionCase()) {
    case Case.REVISION: return { stream, from: wholeNumber(options.getRevision()) };
    case Case.START: return { stream, from: 'start' };
    case Case.END: return { stream, from: 'end' };
    default: throw invalidArgument('The revision is missing');
  }
}

function fromOfAll(options: ReadReq.Options.AllOptions | undefined): From {
  const position = options?.getPosition();
  if (position !== undefined) return wholeNumber(position.getCommitPosition());
  if (options?.hasStart() === true) return 'start';
  if (options?.hasEnd() === true) return 'end';
  throw invalidArgument('Neither a stream nor a place in $all is given');
}
