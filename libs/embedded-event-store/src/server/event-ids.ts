import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { type EventIdText, eventIdFromIntegers, eventIdFromText, integersOf } from '../storage/event-id.js';
import { invalidArgument } from './call-error.js';
import { shared } from './protocol.js';

/** The canonical text of an id in either of its two forms. Throws INVALID_ARGUMENT when it is not a UUID. */
export function readEventId(uuid: UUID | undefined): EventIdText {
  const structured = uuid?.getStructured();
  const id = structured === undefined
    ? eventIdFromText(uuid?.getString() ?? '')
    : eventIdFromIntegers(structured.getMostSignificantBits(), structured.getLeastSignificantBits());
  if (id === undefined) throw invalidArgument('The event id is not a UUID');
  return id;
}

/** An id as two integers, for a reader that asks for that form. */
export function structuredId(id: EventIdText): UUID {
  const { most, least } = integersOf(id);
  const structured = new shared.UUID.Structured();
  structured.setMostSignificantBits(most);
  structured.setLeastSignificantBits(least);
  return new shared.UUID().setStructured(structured);
}
