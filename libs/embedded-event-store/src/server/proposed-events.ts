import type { AppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventIdText } from '../storage/event-id.js';
import { type ProposedEvent, sizeOf } from '../storage/proposed-event.js';
import { invalidArgument, maximumAppendSize, missingProperties } from './call-error.js';
import { readEventId } from './event-ids.js';

/** An event as it arrives; what is missing or no UUID is undefined. */
export interface Proposal {
  readonly id: EventIdText | undefined;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** The event in a message of Append. */
export function proposalOf(message: AppendReq.ProposedMessage): Proposal {
  const metadata = message.getMetadataMap();
  return {
    id: readEventId(message.getId()), type: metadata.get('type'), contentType: metadata.get('content-type'),
    data: message.getData_asU8(), metadata: message.getCustomMetadata_asU8(),
  };
}

/** Collects the events of one append and holds them to the limits of a call. */
export class ProposedEvents {
  readonly events: ProposedEvent[] = [];
  private size = 0;

  /** `limit` is the maximum append size in bytes, over all events of the call. */
  constructor(private readonly limit: number) {}

  /** Takes one event in. Throws the CallError that the call is to be refused with. */
  add({ id, type, contentType, data, metadata }: Proposal): void {
    if (type === undefined || contentType === undefined) {
      throw missingProperties([...(type === undefined ? ['type'] : []), ...(contentType === undefined ? ['content-type'] : [])]);
    }
    if (id === undefined) throw invalidArgument('The event id is not a UUID');
    const event = { id, type, contentType, data, metadata };
    this.size += sizeOf(event);
    if (this.size > this.limit) throw maximumAppendSize(this.limit);
    this.events.push(event);
  }
}
