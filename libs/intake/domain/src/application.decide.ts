import { missedData, openDeadline, pausedData, type RuleInput, startDeadline, stoppedBy } from '@juanzong/common-domain';
import { type Application, NOTIFICATION_CHANNELS } from '@juanzong/intake-contracts';
import { type AgencyCode, agencyCode, type CommandContext, type Decider, type Decision, isRefusal, occurredDate, occurredInstant } from '@juanzong/kernel';
import { isPolicyMissing, MATTERS } from '@juanzong/policy';
import type { IntakeCommand, IntakeFacts } from './application.commands.js';
import { allFallAway, nothingMissing, recomputeDeadline } from './application.deadlines.js';
import type { IntakeEvent } from './application.events.js';
import { type IntakeRefusal, refuseIntake } from './application.refusals.js';
import { evolve, initialState, type IntakeState } from './application.state.js';
import { correctApplication } from './correct-application.js';
import { erasePersonalData, recordsErased } from './erase-personal-data.js';
import { forwardingClock, withRequest } from './forwarded-request.js';
import { decideGreenChannel } from './green-channel.js';
import { issueDocument, serveDocument } from './letters.js';
import { materialsMissing } from './missing-materials.js';
import { statisticsOf } from './statistics.js';

export interface IntakeInput extends RuleInput, IntakeFacts {}

type Decided = Decision<IntakeEvent, IntakeRefusal>;
type Opened = Exclude<IntakeState, { status: 'NotOpened' }>;
type OfKind<K extends IntakeCommand['kind']> = Extract<IntakeCommand, { kind: K }>;

const entry = <E extends IntakeEvent>(event: Omit<E, 'version'>): E => ({ ...event, version: 1 }) as E;

/** Guard, then fact: every command about one application. */
export function decide(command: IntakeCommand, state: IntakeState, context: CommandContext, input: IntakeInput): Decided {
  if (command.kind === 'receive') return state.status === 'NotOpened' ? receive(command, context, input) : refuseIntake('intake.already-received');
  if (state.status === 'NotOpened') return refuseIntake('intake.not-received');
  const forbidden = recordsErased(command, state);
  if (forbidden) return forbidden;
  switch (command.kind) {
    case 'erase':
      return erasePersonalData(command, state);
    case 'linkDuplicate':
      return [entry({ type: 'intake.DuplicateLinked', data: { duplicateCaseId: command.duplicateCaseId, duplicateAgency: command.duplicateAgency } })];
    case 'fireDeadline':
      return fireDeadline(command, state, context);
    case 'recomputeDeadline':
      return recomputeDeadline(command.deadlineId, state, context, input);
    case 'correct':
      return correctApplication(command, state);
    case 'issueDocument':
      return issueDocument(command, state, context);
    case 'serveDocument':
      return serveDocument(command, state, context);
    default:
      if (state.status === 'Ended') return refuseIntake('intake.already-ended', { how: state.how });
      return whileOpen(command, state, context, input);
  }
}

function whileOpen(
  command: OfKind<'requestSupplement' | 'supplyMaterials' | 'accept' | 'withdraw' | 'recordDeemedWithdrawal' | 'closeAsDuplicate'>,
  state: Exclude<Opened, { status: 'Ended' }>, context: CommandContext, input: IntakeInput,
): Decided {
  if (command.kind === 'withdraw') return withdraw(command, state, context);
  if (state.status === 'Accepted') return refuseIntake('intake.already-accepted', { caseNumber: state.caseNumber });
  switch (command.kind) {
    case 'requestSupplement':
      return requestSupplement(state, context, input);
    case 'supplyMaterials':
      return supplyMaterials(command, state, context, input);
    case 'accept':
      return accept(state, context, input);
    case 'recordDeemedWithdrawal':
      return recordDeemedWithdrawal(state, context);
    case 'closeAsDuplicate':
      return [
        entry({ type: 'intake.ApplicationClosedAsDuplicate', data: { firstCaseId: command.firstCaseId } }),
        ...allFallAway(state, context),
      ];
  }
}

function receive(command: OfKind<'receive'>, context: CommandContext, input: IntakeInput): Decided {
  const refused = unfit(command.application, context);
  if (refused) return refused;
  if (!context.actor.agency) return refuseIntake('intake.agency-missing');
  const application = withRequest(command.application, context);
  if (isRefusal(application)) return application;
  const origin = isNotified(application) ? 'NOTIFICATION' : 'APPLICATION';
  const owner: AgencyCode = agencyCode(context.actor.agency);
  const receivedOn = occurredDate(context.occurredAt);
  const rule = origin === 'NOTIFICATION' ? 'notification-assignment' : 'examination';
  const started = startDeadline({ ruleId: rule, startedBy: context.ids.entry(0), startedAt: context.occurredAt, owner }, input, context);
  if (isPolicyMissing(started)) return started;
  const green = decideGreenChannel(application, { region: owner, date: receivedOn }, input);
  return [
    entry({ type: 'intake.ApplicationReceived', agency: owner, data: { origin, application, statistics: statisticsOf(application, receivedOn) } }),
    entry({ type: 'intake.GreenChannelDecided', data: green.data, rules: green.rules }),
    entry({ type: 'intake.DeadlineStarted', data: { deadline: started.deadline }, rules: started.rules }),
    ...forwardingClock(application, owner, input, context),
  ];
}

const isNotified = (application: Application): boolean => NOTIFICATION_CHANNELS.includes(application.channel);

function unfit(application: Application, context: CommandContext): IntakeRefusal | undefined {
  if (!MATTERS.has(application.matter)) return refuseIntake('intake.unknown-matter', { matter: application.matter });
  const notified = isNotified(application);
  const matter = MATTERS.get(application.matter);
  if ((matter.origin === 'NOTIFICATION') !== notified) {
    return refuseIntake('intake.channel-does-not-fit-matter', { matter: matter.label.zh, channel: application.channel });
  }
  if (notified && !application.notificationNumber) return refuseIntake('intake.notification-number-missing');
  if (occurredInstant(context.occurredAt) > context.now) return refuseIntake('intake.received-in-future', { on: occurredDate(context.occurredAt) });
  return undefined;
}

const missingOf = (state: Opened, context: CommandContext, input: IntakeInput, materials = state.materials) =>
  materialsMissing({ application: state.application, materials, origin: state.origin, agency: state.agency, on: occurredDate(context.occurredAt) }, input);

function requestSupplement(state: Opened, context: CommandContext, input: IntakeInput): Decided {
  if ('notice' in state && state.notice) return refuseIntake('intake.supplement-already-requested', { on: state.notice.noticedOn });
  const lacking = missingOf(state, context, input);
  if (isPolicyMissing(lacking)) return lacking;
  if (lacking.missing.length === 0) return refuseIntake('intake.nothing-missing');
  const started = startDeadline({ ruleId: 'supplement', startedBy: context.ids.entry(0), startedAt: context.occurredAt, owner: state.agency }, input, context);
  if (isPolicyMissing(started)) return started;
  const examination = openDeadline(state.deadlines, 'examination');
  const data = { missing: [...lacking.missing], dueDate: started.deadline.dueDate, trace: mutable(lacking.trace) };
  const paused = examination && stoppedBy(examination, 'SUPPLEMENT');
  return [
    entry({ type: 'intake.SupplementRequested', data, rules: { policyVersions: lacking.used } }),
    entry({ type: 'intake.DeadlineStarted', data: { deadline: started.deadline }, rules: started.rules }),
    ...(paused ? [entry({ type: 'intake.DeadlinePaused' as const, data: pausedData(examination, occurredInstant(context.occurredAt), 'SUPPLEMENT') })] : []),
  ];
}

function supplyMaterials(command: OfKind<'supplyMaterials'>, state: Opened, context: CommandContext, input: IntakeInput): Decided {
  const lacking = missingOf(state, context, input, [...state.materials, ...command.materials]);
  if (isPolicyMissing(lacking)) return lacking;
  const data = { materials: [...command.materials], documents: [...command.documents], stillMissing: [...lacking.missing] };
  const supplied = entry({ type: 'intake.MaterialsSupplied', data, rules: { policyVersions: lacking.used } });
  return lacking.missing.length > 0 ? [supplied] : [supplied, ...nothingMissing(state, 'SUPPLIED', context, input)];
}

/** Also where a correction made what was asked for needless: the notice is settled with the acceptance. */
function accept(state: Opened, context: CommandContext, input: IntakeInput): Decided {
  if (state.forwarding) return refuseIntake('intake.forwarding-under-way', { status: state.forwarding });
  const lacking = missingOf(state, context, input);
  if (isPolicyMissing(lacking)) return lacking;
  if (lacking.missing.length > 0) return refuseIntake('intake.materials-missing', { missing: [...lacking.missing] });
  if (input.caseNumber === undefined) return refuseIntake('intake.number-not-drawn');
  const receipt = { items: state.materials.map((material) => ({ material, copies: 1 })), receivedOn: state.receivedOn };
  return [
    entry({ type: 'intake.ApplicationAccepted', data: { caseNumber: input.caseNumber, receipt }, rules: { policyVersions: lacking.used } }),
    ...nothingMissing(state, 'NOTHING_MISSING', context, input),
  ];
}

function withdraw(command: OfKind<'withdraw'>, state: Exclude<Opened, { status: 'Ended' }>, context: CommandContext): Decided {
  if (state.status === 'Accepted' && state.decided) return refuseIntake('intake.decided-already');
  return [entry({ type: 'intake.ApplicationWithdrawn', data: { reason: command.reason } }), ...allFallAway(state, context)];
}

/** A supplement that was not supplied in time means withdrawal (法律援助法 43 ¶2); any other duty is recorded as missed. */
function fireDeadline(command: OfKind<'fireDeadline'>, state: Opened, context: CommandContext): Decided {
  const missed = missedData(state.deadlines[command.deadlineId], command.generation, context);
  if (!missed) return [];
  if (missed.ruleId !== 'supplement' || state.status !== 'AwaitingSupplement') return [entry<IntakeEvent>({ type: 'intake.DeadlineMissed', data: missed })];
  return deemedWithdrawn(missed, state, context);
}

type Missed = Omit<NonNullable<ReturnType<typeof missedData>>, 'passedWhenRecorded'> & { readonly passedWhenRecorded: boolean };

function deemedWithdrawn(missed: Missed, state: Extract<Opened, { status: 'AwaitingSupplement' }>, context: CommandContext): IntakeEvent[] {
  const { [missed.deadlineId]: _missed, ...others } = state.deadlines;
  return [
    entry<IntakeEvent>({ type: 'intake.DeadlineMissed', data: missed }),
    entry<IntakeEvent>({ type: 'intake.ApplicationDeemedWithdrawn', data: { missing: [...state.notice.missing], dueDate: missed.dueDate } }),
    ...allFallAway({ deadlines: others }, context, 1),
  ];
}

/** A clock that had run out already when it was recorded is fired by nobody, for what was supplied then may be recorded yet: the clerk who knows that nothing was says so. */
function recordDeemedWithdrawal(state: Opened, context: CommandContext): Decided {
  const open = openDeadline(state.deadlines, 'supplement');
  if (state.status !== 'AwaitingSupplement' || !open) return refuseIntake('intake.supplement-not-requested');
  const { deadlineId, ruleId, owner, dueAt, dueDate, passedWhenRecorded } = open.deadline;
  if (context.now <= dueAt) return refuseIntake('intake.supplement-period-runs', { dueDate });
  return deemedWithdrawn({ deadlineId, ruleId, owner, dueAt, dueDate, passedWhenRecorded }, state, context);
}

const mutable = <T>(items: readonly T[]): T[] => [...items];

export const intakeDecider: Decider<IntakeCommand, IntakeState, IntakeEvent, IntakeRefusal, IntakeInput> = { decide, evolve, initialState };
