import {
  agreementSignedV1, assignmentAcceptedV1, assignmentDeadlines, assignmentDeclinedV1, assignmentOpenedV1, caseClosedV1, conflictRecordedV1, drawVoidedV1,
  hearingNotifiedV1, progressReportedV1, providerAssignedV1, recipientChoiceRecordedV1,
} from '@juanzong/assignment-contracts';
import { missedData, type RuleInput } from '@juanzong/common-domain';
import { type CalendarDate, calendarDate, type CommandContext, isRefusal, type OccurredAt, occurredDate, refuse } from '@juanzong/kernel';
import { endWithAid, goOn, goOnWithGrant } from './aid-ended.decide.js';
import { changeOf, lawyerIdOf } from './assignment.actions.js';
import type { AssignmentCommand } from './assignment.commands.js';
import { assignmentRule, fellAway, met, recomputed, started } from './assignment.deadlines.js';
import { impossibleDate, mayNot, outOfTurn } from './assignment.guards.js';
import type { AssignmentState, Choice } from './assignment.state.js';
import type { CaseDecision, Decide } from './case-decision.js';
import { decideChange, handOver, requestChange, withdrawChange } from './change-of-provider.decide.js';
import { hasHadTheCase } from './draw-protocol.js';
import { newEntry } from './new-entry.js';

const onDay = (date: CalendarDate): OccurredAt => ({ precision: 'day', date });

const open: Decide<'openAssignment'> = ({ grantEntry }, state, context, input) => {
  if (state.kind === 'Ended') return outOfTurn(state, 'AwaitingAssignment');
  if (state.kind !== 'NotOpen') return goOnWithGrant(grantEntry, state, context, input);
  if (state.grant?.entry !== grantEntry) return refuse('assignment.not-granted');
  const { grant } = state;
  const opened = newEntry(assignmentOpenedV1, { grantEntry, basis: grant.basis }, { occurredAt: grant.occurredAt });
  // The clock of a notified case has run since intake received the organ's notice (法律援助法 36).
  if (grant.basis === 'NOTIFICATION') return [opened];
  const deadline = started(assignmentRule(grant), grant.entry, grant.occurredAt, state, context, input);
  return isRefusal(deadline) ? deadline : [opened, deadline];
};

const hadTheCase = ({ declinedBy }: Choice, lawyerId: string) =>
  refuse(declinedBy.includes(lawyerId) ? 'assignment.lawyer-declined-before' : 'assignment.lawyer-relieved-before', { lawyerId });

const recordChoice: Decide<'recordRecipientChoice'> = (command, state) => {
  if (state.kind !== 'AwaitingAssignment') return outOfTurn(state, 'AwaitingAssignment');
  const { lawyerId, note } = command;
  if (hasHadTheCase(state.choice, lawyerId)) return hadTheCase(state.choice, lawyerId);
  return [newEntry(recipientChoiceRecordedV1, { lawyerId, note })];
};

const recordConflict: Decide<'recordConflict'> = (command, state, context) => {
  if (state.kind !== 'AwaitingAssignment' && state.kind !== 'Assigned') return outOfTurn(state, 'Assigned');
  const { lawyerId, conflict: kind, note } = command;
  if (context.actor.role === 'lawyer' && lawyerIdOf(context.actor) !== lawyerId) return refuse('assignment.only-for-oneself');
  if (state.choice.conflicts.some((one) => one.lawyerId === lawyerId && one.kind === kind)) return [];
  return [newEntry(conflictRecordedV1, { lawyerId, kind, note })];
};

const assign: Decide<'assignProvider'> = (command, state, context, input) => {
  const { drawId, drawn } = command;
  if ('assignment' in state && state.assignment.drawId === drawId) return [];
  if (state.file.settledDraws.includes(drawId)) return refuse('assignment.draw-settled', { drawId });
  if (state.kind !== 'AwaitingAssignment') return outOfTurn(state, 'AwaitingAssignment');
  const { lawyerId } = drawn;
  if (hasHadTheCase(state.choice, lawyerId)) return hadTheCase(state.choice, lawyerId);
  if (state.choice.conflicts.some((one) => one.lawyerId === lawyerId)) return refuse('assignment.lawyer-in-conflict', { lawyerId });
  const when = context.occurredAt;
  const agreement = started('agreement', context.ids.entry(0), when, state, context, input);
  if (isRefusal(agreement)) return agreement;
  const assigned = newEntry(providerAssignedV1, { ...drawn, drawId });
  return [assigned, ...met(state, ['assignment', 'notification-assignment'], context.ids.entry(0), when), agreement];
};

const voidDraw: Decide<'voidDraw'> = ({ drawId, pool, lawyerId, reason }, state) => {
  if (state.file.settledDraws.includes(drawId)) return [];
  if ('assignment' in state && state.assignment.drawId === drawId) return refuse('assignment.draw-in-use', { drawId });
  return [newEntry(drawVoidedV1, { drawId, pool, lawyerId, reason })];
};

const accept: Decide<'acceptAssignment'> = (_command, state) => {
  if (state.kind !== 'Assigned') return outOfTurn(state, 'Assigned');
  const { drawId, lawyerId } = state.assignment;
  return [newEntry(assignmentAcceptedV1, { drawId, lawyerId })];
};

/** The recipient is not left without a clock: the duty to assign begins anew with the entry that says the lawyer declined. */
const decline: Decide<'declineAssignment'> = (command, state, context, input) => {
  if (state.kind !== 'Assigned') return outOfTurn(state, 'Assigned');
  const when = context.occurredAt;
  const again = started(assignmentRule(state.grant), context.ids.entry(0), when, state, context, input);
  if (isRefusal(again)) return again;
  const { drawId, pool, lawyerId } = state.assignment;
  const declined = newEntry(assignmentDeclinedV1, { drawId, pool, lawyerId, reason: command.reason, note: command.note });
  const fallen = fellAway(state, 'agreement', context.ids.entry(0), when, 'ASSIGNMENT_DECLINED');
  return [declined, ...fallen, ...fellAway(state, 'change-decision', context.ids.entry(0), when, 'ASSIGNMENT_DECLINED'), again];
};

const sign: Decide<'signAgreement'> = ({ signedOn, powerOfAttorney, exceptionReason }, state, context) => {
  if (state.kind !== 'Accepted') return outOfTurn(state, 'Accepted');
  if (signedOn === null && !exceptionReason?.trim()) return refuse('assignment.agreement-needs-reason');
  const wrong = signedOn === null ? undefined : impossibleDate(signedOn, state.acceptedAt, context);
  if (wrong) return wrong;
  const when = signedOn === null ? context.occurredAt : onDay(calendarDate(signedOn));
  const data = { signedOn, powerOfAttorney, ...(exceptionReason === undefined ? {} : { exceptionReason }) };
  return [newEntry(agreementSignedV1, data, { occurredAt: when }), ...met(state, ['agreement'], context.ids.entry(0), when)];
};

const report: Decide<'reportProgress'> = (command, state) => {
  if (state.kind !== 'InProgress') return outOfTurn(state, 'InProgress');
  const { stage, content, reportedToRecipient } = command;
  return [newEntry(progressReportedV1, { stage, content, reportedToRecipient })];
};

/** A hearing is told of before it takes place, or afterwards; never one from before the case was granted. */
const notifyHearing: Decide<'notifyHearing'> = ({ hearingOn, court, replaces }, state) => {
  if (state.kind !== 'InProgress') return outOfTurn(state, 'InProgress');
  const earliest = occurredDate(state.grant.occurredAt);
  if (hearingOn < earliest) return refuse('assignment.date-too-early', { date: hearingOn, earliest });
  if (replaces !== undefined && !state.file.hearings.some(({ entry }) => entry === replaces)) return refuse('assignment.hearing-unknown', { hearing: replaces });
  return [newEntry(hearingNotifiedV1, { hearingOn, court, ...(replaces === undefined ? {} : { replaces }) })];
};

/** By termination where the aid ended, and only there: on the day the lawyer's unit got that decision, or later. */
const close: Decide<'closeCase'> = ({ result, resultText, recoveredFen, closingDocuments, closedOn }, state, context) => {
  if (state.kind !== 'InProgress' && state.kind !== 'TerminatedInHand') return outOfTurn(state, 'InProgress');
  if ((result === 'TERMINATED') !== (state.kind === 'TerminatedInHand')) return refuse('assignment.closed-by-termination');
  if (changeOf(state)) return refuse('assignment.change-undecided');
  const wrong = impossibleDate(closedOn, state.kind === 'InProgress' ? state.agreementAt : state.endedAt, context);
  if (wrong) return wrong;
  const data = { result, resultText, recoveredFen, closingDocuments: [...closingDocuments], closedOn };
  return [newEntry(caseClosedV1, data, { occurredAt: onDay(calendarDate(closedOn)) })];
};

/** A duty that was done, a clock that stands still or a newer generation: no entry. Otherwise missed, exactly once. */
const fire: Decide<'fireDeadline'> = ({ deadlineId, generation }, state, context) => {
  const missed = missedData(state.file.deadlines[deadlineId], generation, context);
  return missed ? [newEntry(assignmentDeadlines.missed, missed)] : [];
};

/** Decides a command to the assignment of a case: new entries, none if it was done already, or a refusal. */
export function decideAssignment(command: AssignmentCommand, state: AssignmentState, context: CommandContext, input: RuleInput): CaseDecision {
  const forbidden = mayNot(command.kind, state, context.actor);
  if (forbidden) return forbidden;
  switch (command.kind) {
    case 'openAssignment': return open(command, state, context, input);
    case 'recordRecipientChoice': return recordChoice(command, state, context, input);
    case 'recordConflict': return recordConflict(command, state, context, input);
    case 'assignProvider': return assign(command, state, context, input);
    case 'voidDraw': return voidDraw(command, state, context, input);
    case 'acceptAssignment': return accept(command, state, context, input);
    case 'declineAssignment': return decline(command, state, context, input);
    case 'signAgreement': return sign(command, state, context, input);
    case 'reportProgress': return report(command, state, context, input);
    case 'requestChange': return requestChange(command, state, context, input);
    case 'withdrawChangeRequest': return withdrawChange(command, state, context, input);
    case 'decideChange': return decideChange(command, state, context, input);
    case 'handOverFile': return handOver(command, state, context, input);
    case 'notifyHearing': return notifyHearing(command, state, context, input);
    case 'endWithAid': return endWithAid(command, state, context, input);
    case 'goOn': return goOn(command, state, context, input);
    case 'closeCase': return close(command, state, context, input);
    case 'fireDeadline': return fire(command, state, context, input);
    case 'recomputeDeadline': return recomputed(state, command.deadlineId, context, input);
  }
}
