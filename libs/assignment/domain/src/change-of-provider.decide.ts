import { changeDecidedV1, changeRequestedV1, changeRequestWithdrawnV1, fileHandedOverV1, providerRelievedV1 } from '@juanzong/assignment-contracts';
import { isRefusal, refuse } from '@juanzong/kernel';
import { changeOf, lawyerIdOf, papersWith, partyOf } from './assignment.actions.js';
import { assignmentRule, fellAway, met, started } from './assignment.deadlines.js';
import { outOfTurn } from './assignment.guards.js';
import { isInHand } from './assignment.state.js';
import type { Decide } from './case-decision.js';
import { newEntry } from './new-entry.js';

/** 法律援助法 55: the recipient may ask for another lawyer; the lawyer may who cannot go on, and the agency. The agency decides within its days. */
export const requestChange: Decide<'requestChange'> = ({ ground, note }, state, context, input) => {
  if (!isInHand(state)) return outOfTurn(state, 'Accepted');
  if (state.change) return refuse('assignment.change-already-requested');
  const deadline = started('change-decision', context.ids.entry(0), context.occurredAt, state, context, input);
  if (isRefusal(deadline)) return deadline;
  const { drawId, lawyerId } = state.assignment;
  return [newEntry(changeRequestedV1, { drawId, lawyerId, by: partyOf(context.actor), ground, note }), deadline];
};

export const withdrawChange: Decide<'withdrawChangeRequest'> = ({ reason }, state, context) => {
  if (!isInHand(state)) return outOfTurn(state, 'Accepted');
  if (!state.change) return refuse('assignment.change-not-requested');
  if (state.change.by !== partyOf(context.actor)) return refuse('assignment.not-who-requested');
  const withdrawn = newEntry(changeRequestWithdrawnV1, { requestEntry: state.change.entry, reason });
  return [withdrawn, ...fellAway(state, 'change-decision', context.ids.entry(0), context.occurredAt, 'REQUEST_WITHDRAWN')];
};

/** Approved, the lawyer is relieved and the case waits again, with a new period as after a decline; the turn they had stays spent. */
export const decideChange: Decide<'decideChange'> = ({ approve, reason }, state, context, input) => {
  if (!isInHand(state)) return outOfTurn(state, 'Accepted');
  const request = changeOf(state);
  if (!request) return refuse('assignment.change-not-requested');
  const when = context.occurredAt;
  const decided = newEntry(changeDecidedV1, { requestEntry: request.entry, approved: approve, reason });
  const inTime = met(state, ['change-decision'], context.ids.entry(0), when);
  if (!approve) return [decided, ...inTime];
  const relief = context.ids.entry(1);
  const again = started(assignmentRule(state.grant), relief, when, state, context, input);
  if (isRefusal(again)) return again;
  const { drawId, pool, lawyerId } = state.assignment;
  const relieved = newEntry(providerRelievedV1, { drawId, pool, lawyerId, ground: request.ground, decisionEntry: context.ids.entry(0) });
  return [decided, relieved, ...inTime, ...fellAway(state, 'agreement', relief, when, 'PROVIDER_RELIEVED'), again];
};

/** A former lawyer hands over their own papers; the agency does it for one who is ill or gone. */
export const handOver: Decide<'handOverFile'> = ({ from, items }, state, { actor }) => {
  if (!isInHand(state)) return outOfTurn(state, 'Accepted');
  const holders = papersWith(state);
  const own = lawyerIdOf(actor);
  if (own !== undefined && !state.choice.relieved.some(({ lawyerId }) => lawyerId === own)) return refuse('assignment.not-a-former-lawyer');
  if (own === undefined && actor.role === 'lawyer') return refuse('assignment.not-a-former-lawyer');
  const giver = own ?? from ?? (holders.length === 1 ? holders[0] : undefined);
  if (giver === undefined && holders.length > 1) return refuse('assignment.whose-file', { lawyers: [...holders] });
  if (giver === undefined || !holders.includes(giver)) return refuse('assignment.no-file-to-hand-over');
  return [newEntry(fileHandedOverV1, { from: giver, to: state.assignment.lawyerId, items: [...items] })];
};
