import { caseId, type CaseId, type CalendarDate, dateOf, parseCalendarDate } from '@juanzong/kernel';
import type { FastifyRequest } from 'fastify';
import { platformRefusal } from '../problem/platform-refusals.js';
import { RefusedError } from '../problem/refused-error.js';
import { invalid, parseOrRefuse } from '../problem/validation.js';
import { unicodeOrRefuse } from '../problem/unicode.js';
import type { ActionDefinition } from './action.js';
import { caseIdOpenedBy, commandIdOfKey, IDEMPOTENCY_KEY, isIdempotencyKey } from './command-id.js';
import type { CommandRequest } from './command.js';
import type { HttpEdge } from './http-edge.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SUBJECT_ID = /^[\w.:@-]{1,100}$/;

/** Parses, checks and authorises one request for an action. @throws RefusedError with the first thing that is wrong, all of the body at once. */
export async function acceptCommand(edge: HttpEdge, action: ActionDefinition, request: FastifyRequest): Promise<CommandRequest> {
  const actor = await edge.actorOf(request);
  edge.permit(actor, action.roles, action.title);
  const commandId = commandIdOfKey(actor.id, keyOf(request));
  const subject = action.opens ? caseIdOpenedBy(commandId) : subjectOf(request, action.collection);
  const { occurredOn, body } = splitBody(unicodeOrRefuse(request.body));
  const parsed = parseOrRefuse(action.body, body);
  const date = dateOfOccurrence(occurredOn, edge);
  const command = { action: action.name, caseId: subject, body: parsed, actor, commandId, correlationId: request.id };
  return date === undefined ? command : { ...command, occurredOn: date };
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers[IDEMPOTENCY_KEY];
  if (key === undefined || key === '') throw new RefusedError(platformRefusal('request.idempotency-key-missing'));
  if (typeof key !== 'string' || !isIdempotencyKey(key)) throw new RefusedError(platformRefusal('request.idempotency-key-invalid'));
  return key;
}

/** The id in the path. One that cannot exist is not found, which is all that anybody needs to know. */
export function subjectOf(request: FastifyRequest, collection: string): CaseId {
  const { id = '' } = request.params as { id?: string };
  if (!(collection === 'cases' ? UUID : SUBJECT_ID).test(id)) throw new RefusedError(platformRefusal('case-file.not-found'));
  return caseId(id);
}

/** `occurredOn` belongs to the edge, the rest to the action. */
function splitBody(body: unknown): { occurredOn: unknown; body: unknown } {
  if (body === undefined || body === null) return { occurredOn: undefined, body: {} };
  if (typeof body !== 'object' || !('occurredOn' in body)) return { occurredOn: undefined, body };
  const { occurredOn, ...rest } = body;
  return { occurredOn, body: rest };
}

function dateOfOccurrence(value: unknown, edge: HttpEdge): CalendarDate | undefined {
  if (value === undefined || value === null) return undefined;
  const date = typeof value === 'string' ? parseCalendarDate(value) : undefined;
  if (!date) throw invalid([{ path: 'occurredOn', code: 'invalid-date', zh: '应为存在的日期，格式 YYYY-MM-DD', en: 'Must be a date that exists, as YYYY-MM-DD' }]);
  const today = dateOf(edge.clock.now());
  if (date > today) throw new RefusedError(platformRefusal('request.occurred-in-future', { occurredOn: date, today }));
  return date;
}
