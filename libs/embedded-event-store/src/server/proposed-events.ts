import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { type ProposedEvent, sizeOf } from '../storage/proposed-event.js';
import { maximumAppendSize, missingProperties } from './call-error.js';
import { readEventId } from './event-ids.js';

type Message = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

/** Collects the events of one append and holds them to the limits of a call. */
export class ProposedEvents {
  readonly events: ProposedEvent[] = [];
  private size = 0;

  /** `limit` is the maximum append size in bytes, over all events of the call. */
  constructor(private readonly limit: number) {}

  /** Takes one event in. Throws the CallError that the call is to be refused with. */
  add(message: Message): void {
    const metadata = message.getMetadataMap();
    const type = metadata.get('type');
    const contentType = metadata.get('content-type');
    if (type === undefined || contentType === undefined) {
      throw missingProperties([...(type === undefined ? ['type'] : []), ...(contentType === undefined ? ['content-type'] : [])]);
    }
    const event = {
      id: readEventId(message.getId()), type, contentType,
      data: message.getData_asU8(), metadata: message.getCustomMetadata_asU8(),
    };
    this.size += sizeOf(event);
    if (this.size > this.limit) throw maximumAppendSize(this.limit);
    this.events.push(event);
  }
}
