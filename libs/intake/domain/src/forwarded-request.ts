import { metData, type RuleInput, startDeadline } from '@juanzong/common-domain';
import { type Application, FORWARDING_CHANNELS, NOTIFICATION_CHANNELS } from '@juanzong/intake-contracts';
import { type AgencyCode, type CommandContext, endOfDay, type Instant, type OccurredAt } from '@juanzong/kernel';
import { isPolicyMissing } from '@juanzong/policy';
import type { IntakeEvent } from './application.events.js';
import { type IntakeRefusal, refuseIntake } from './application.refusals.js';

const isForwarding = (channel: string): boolean => (FORWARDING_CHANNELS as readonly string[]).includes(channel);

/**
 * An application with the request that was passed on in it (法律援助法 39). Whoever passes one on says when the person asked; a row
 * of a register that does not is taken as it is, and the entry says that the hour is not known.
 */
export function withRequest(application: Application, { actor, occurredAt }: CommandContext): Application | IntakeRefusal {
  const { channel, request, registerNumber, handlingOrgan } = application;
  if (actor.role === 'organ' && !isForwarding(channel) && !NOTIFICATION_CHANNELS.includes(channel)) return refuseIntake('intake.channel-not-of-organ', { channel });
  if (!isForwarding(channel)) return request ? refuseIntake('intake.request-not-for-channel', { channel }) : application;
  const through = channel as (typeof FORWARDING_CHANNELS)[number];
  if (!request) {
    if (registerNumber === undefined) return refuseIntake('intake.request-missing', { channel });
    return { ...application, request: { requestedAt: null, through, organ: handlingOrgan ?? null } };
  }
  if (request.through !== through) return refuseIntake('intake.request-through-another', { channel, through: request.through });
  if (request.requestedAt === null || !request.organ) return registerNumber === undefined ? refuseIntake('intake.request-missing', { channel }) : application;
  const requestedAt = new Date(request.requestedAt).toISOString() as Instant;
  if (requestedAt > latestReceipt(occurredAt)) return refuseIntake('intake.requested-after-receipt', { requestedAt });
  return { ...application, request: { ...request, requestedAt } };
}

const latestReceipt = (when: OccurredAt): Instant => (when.precision === 'day' ? endOfDay(when.date) : when.at);

/**
 * The twenty-four hours from the request, weekends included, met by the receipt that is being recorded; late where more had passed.
 * Of a receipt of which only the day is known it is late for certain once the day began after they had passed.
 */
export function forwardingClock({ request }: Application, owner: AgencyCode, input: RuleInput, context: CommandContext): IntakeEvent[] {
  if (!request || request.requestedAt === null) return [];
  const receipt = context.ids.entry(0);
  const startedAt: OccurredAt = { precision: 'instant', at: request.requestedAt as Instant };
  const started = startDeadline({ ruleId: 'forward-24h', startedBy: receipt, startedAt, owner }, input, context);
  if (isPolicyMissing(started)) return [];
  return [
    { type: 'intake.DeadlineStarted', version: 1, data: { deadline: started.deadline }, rules: started.rules },
    { type: 'intake.DeadlineMet', version: 1, data: metData({ deadline: started.deadline }, receipt, context.occurredAt) },
  ];
}
