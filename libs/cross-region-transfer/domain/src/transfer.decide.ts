import { fellAwayData, metData, missedData, type OpenDeadline, openDeadline, recomputedData, type RuleInput, startDeadline } from '@juanzong/common-domain';
import { agencyCode, type CommandContext, type Decider, type Decision, occurredDate } from '@juanzong/kernel';
import { agencyByCode, governments, isPolicyMissing } from '@juanzong/policy';
import { authorityOver } from './authority.js';
import { type KnownCompetence, competenceOf } from './competence-of.js';
import { handOver } from './hand-over.js';
import type { TransferCommand } from './transfer.commands.js';
import type { TransferEvent } from './transfer.events.js';
import { refuseTransfer, type TransferRefusal } from './transfer.refusals.js';
import { concernedBy, evolve, initialState, type Opened, type TransferState } from './transfer.state.js';

type Decided = Decision<TransferEvent, TransferRefusal>;
type Of<K extends TransferCommand['kind']> = Extract<TransferCommand, { kind: K }>;
type At<S extends Opened['status']> = Extract<Opened, { status: S }>;

const entry = <E extends TransferEvent>(event: Omit<E, 'version'>): E => ({ ...event, version: 1 }) as E;

/** Guard, then fact: every command about one application between agencies. */
export function decide(command: TransferCommand, state: TransferState, context: CommandContext, input: RuleInput): Decided {
  if (state.status === 'NotReceived') return refuseTransfer('cross-region-transfer.not-received');
  switch (command.kind) {
    case 'fireDeadline': {
      const missed = missedData(state.deadlines[command.deadlineId], command.generation, context);
      return missed ? [entry({ type: 'cross-region-transfer.DeadlineMissed', data: missed })] : [];
    }
    case 'recomputeDeadline': {
      const data = recomputedData(state.deadlines[command.deadlineId], input.calendar, context);
      return data ? [entry({ type: 'cross-region-transfer.DeadlineRecomputed', data, rules: { policyVersions: [], calendarVersion: input.calendar.version } })] : [];
    }
    default:
      return state.status === 'Over' ? refuseTransfer('cross-region-transfer.over') : beforeAcceptance(command, state, context, input);
  }
}

function beforeAcceptance(command: Exclude<TransferCommand, { kind: 'fireDeadline' | 'recomputeDeadline' }>, state: Exclude<Opened, { status: 'Over' }>, context: CommandContext, input: RuleInput): Decided {
  if (command.kind === 'designate') return designate(command, state, context, input);
  if (command.kind === 'agreeMaterials') return agreeMaterials(command, state, context);
  const { agency } = context.actor;
  if (agency !== state.agency) return refuseTransfer('cross-region-transfer.other-agency', { wanted: state.agency, agency: agency ?? '' });
  switch (command.kind) {
    case 'propose':
      return propose(command, state, input);
    case 'accept':
      return accept(state, context);
    case 'dispute':
      return dispute(command, state, context, input);
    default:
      return state.status === 'Proposed' ? whileProposed(command, state, context, input) : refuseTransfer('cross-region-transfer.nothing-proposed');
  }
}

function propose({ to, ground, place, note }: Of<'propose'>, state: Opened, input: RuleInput): Decided {
  if (state.status !== 'Here') return refuseTransfer('cross-region-transfer.under-way', { status: state.status });
  if (state.designation) return refuseTransfer('cross-region-transfer.designated', { authority: state.designation.authority });
  if (state.advanceAid) return refuseTransfer('cross-region-transfer.advance-aid-running');
  const known = competenceOf(state, place, input);
  if ('refusal' in known) return known;
  const { answer, readFrom } = known;
  const barred = notToBeForwarded(state, known);
  if (barred) return barred;
  const competent = [...new Set(answer.competent.map((one) => one.agency as string))];
  if (to === undefined && competent.length > 1) return refuseTransfer('cross-region-transfer.several-competent', { competent });
  const chosen = answer.competent.find((one) => one.agency === (to ?? competent[0]) && (ground === undefined || one.ground === ground));
  if (!chosen) return refuseTransfer('cross-region-transfer.not-competent', { to: to ?? '', competent });
  if (state.ownedSince[chosen.agency] !== undefined) return refuseTransfer('cross-region-transfer.sent-back', { to: chosen.agency });
  const data = {
    from: state.agency, to: chosen.agency, ground: chosen.ground, place: { region: chosen.place, from: readFrom(chosen.ground) }, competent, note, trace: [...answer.trace],
  };
  return [entry({ type: 'cross-region-transfer.ForwardProposed', data, rules: { policyVersions: answer.used } })];
}

/** Who is competent decides itself, and so does who may decide for the competent agency; where none is known, there is nobody to forward to. */
function notToBeForwarded({ agency }: Opened, { answer: { own, mayDecideBy, competent, unserved } }: KnownCompetence): TransferRefusal | undefined {
  if (own) return refuseTransfer('cross-region-transfer.own-competence', { agency });
  if (mayDecideBy !== undefined) return refuseTransfer('cross-region-transfer.may-decide', { rule: mayDecideBy });
  return competent.length === 0 ? refuseTransfer('cross-region-transfer.no-agency', { places: [...unserved] }) : undefined;
}

function agreeMaterials({ agreed, missing }: Of<'agreeMaterials'>, state: Opened, { actor: { agency = '' } }: CommandContext): Decided {
  if (state.status !== 'Proposed') return refuseTransfer('cross-region-transfer.nothing-proposed');
  if (agency !== state.proposal.to) return refuseTransfer('cross-region-transfer.other-agency', { wanted: state.proposal.to, agency });
  return [entry({ type: 'cross-region-transfer.MaterialsListAgreed', data: { by: agency, agreed: [...agreed], missing: [...missing] } })];
}

function whileProposed(command: Of<'withdrawProposal' | 'recordInterview' | 'forward'>, state: At<'Proposed'>, context: CommandContext, input: RuleInput): Decided {
  switch (command.kind) {
    case 'withdrawProposal':
      return [entry({ type: 'cross-region-transfer.ProposalWithdrawn', data: { reason: command.reason } })];
    case 'recordInterview': {
      const { interviewedOn, readBack, explained, document } = command;
      if (interviewedOn > context.today) return refuseTransfer('cross-region-transfer.interview-in-future', { on: interviewedOn });
      return [entry({ type: 'cross-region-transfer.InterviewRecorded', data: { interviewedOn, readBack, explained, ...(document ? { document } : {}) } })];
    }
    case 'forward':
      return forward(state, context, input);
  }
}

/** Competence is asked again: the particulars may have been corrected since it was proposed. */
function forward(state: At<'Proposed'>, context: CommandContext, input: RuleInput): Decided {
  if (state.advanceAid) return refuseTransfer('cross-region-transfer.advance-aid-running');
  if (!state.materialsAgreed) return refuseTransfer('cross-region-transfer.materials-not-agreed');
  if (!state.interviewed) return refuseTransfer('cross-region-transfer.interview-missing');
  const { proposal: { to, ground, place } } = state;
  const known = competenceOf(state, place.from === 'NAMED_BY_CLERK' ? place.region : undefined, input);
  if ('refusal' in known) return known;
  const barred = notToBeForwarded(state, known);
  if (barred) return barred;
  const { answer } = known;
  if (!answer.competent.some((one) => one.agency === to)) return refuseTransfer('cross-region-transfer.not-competent', { to, competent: answer.competent.map((one) => one.agency) });
  const owner = agencyCode(to);
  const handed = handOver(state, owner, context, input);
  if (isPolicyMissing(handed)) return handed;
  const answering = startDeadline({ ruleId: 'forward-answer', startedBy: context.ids.entry(0), startedAt: context.occurredAt, owner }, input, context);
  if (isPolicyMissing(answering)) return answering;
  const data = { from: state.agency, to, ground, place, clockStartsAt: handed.clock.startsAt, trace: [...answer.trace] };
  return [
    entry({ type: 'cross-region-transfer.Forwarded', agency: to, data, rules: { policyVersions: [...answer.used, ...handed.clock.used].filter(once) } }),
    ...handed.entries,
    entry({ type: 'cross-region-transfer.DeadlineStarted', data: { deadline: answering.deadline }, rules: answering.rules }),
  ];
}

const once = ({ id }: { readonly id: string }, i: number, all: readonly { readonly id: string }[]): boolean => all.findIndex((one) => one.id === id) === i;

/** Also instead of a dispute that was a mistake, as long as nobody was designated. */
function accept(state: Opened, context: CommandContext): Decided {
  if (state.status !== 'Forwarded' && state.status !== 'Disputed') return refuseTransfer('cross-region-transfer.not-forwarded');
  const designation = openDeadline(state.deadlines, 'designation');
  return [
    entry({ type: 'cross-region-transfer.ForwardAccepted', data: { by: state.agency, from: state.sender } }),
    ...answered(state, context),
    ...(designation ? [entry<TransferEvent>({ type: 'cross-region-transfer.DeadlineFellAway', data: fellAwayData(designation, context.ids.entry(0), context.occurredAt, 'REQUEST_WITHDRAWN') })] : []),
  ];
}

/** The answer is given, in time or late; one that was recorded as missed is no longer owed. */
const answered = ({ deadlines }: Opened, context: CommandContext): TransferEvent[] => metOf(openDeadline(deadlines, 'forward-answer'), context);
const metOf = (open: OpenDeadline | undefined, context: CommandContext): TransferEvent[] =>
  open ? [entry<TransferEvent>({ type: 'cross-region-transfer.DeadlineMet', data: metData(open, context.ids.entry(0), context.occurredAt) })] : [];

/** Also after an acceptance that was a mistake, as long as the application itself is not accepted. */
function dispute({ claims, ground, reasons }: Of<'dispute'>, state: Opened, context: CommandContext, input: RuleInput): Decided {
  if (state.designation) return refuseTransfer('cross-region-transfer.designated', { authority: state.designation.authority });
  if (state.status === 'Disputed' || state.status === 'Proposed') return refuseTransfer('cross-region-transfer.under-way', { status: state.status });
  const sender = state.status === 'Over' ? undefined : state.sender;
  if (sender === undefined) return refuseTransfer('cross-region-transfer.not-forwarded');
  if (claims === state.agency) return refuseTransfer('cross-region-transfer.claims-itself');
  if (!agencyByCode(claims)) return refuseTransfer('cross-region-transfer.no-such-agency', { agency: claims });
  const parties = { by: state.agency, from: sender, claims };
  const authority = authorityOver(concernedBy(parties), occurredDate(context.occurredAt), input);
  if (isPolicyMissing(authority)) return authority;
  const designation = startDeadline({ ruleId: 'designation', startedBy: context.ids.entry(0), startedAt: context.occurredAt, owner: state.agency }, input, context);
  if (isPolicyMissing(designation)) return designation;
  const data = { ...parties, ground, reasons, authority: authority.authority, authorityBy: authority.by };
  return [
    entry({ type: 'cross-region-transfer.ForwardDisputed', data, rules: { policyVersions: authority.used } }),
    ...answered(state, context),
    entry({ type: 'cross-region-transfer.DeadlineStarted', data: { deadline: designation.deadline }, rules: designation.rules }),
  ];
}

/** By the one authority, once for a dispute, and again by itself where it was mistaken; until the application is accepted. */
function designate({ to, reasons }: Of<'designate'>, state: Opened, context: CommandContext, input: RuleInput): Decided {
  const named = state.status === 'Disputed' ? { ...state.dispute, concerned: concernedBy(state.dispute) } : state.designation;
  if (!named) return refuseTransfer('cross-region-transfer.not-disputed');
  const { authority, authorityBy, concerned } = named;
  if (context.actor.agency !== authority) return refuseTransfer('cross-region-transfer.not-the-authority', { authority, agency: context.actor.agency ?? '' });
  if (!agencyByCode(to)) return refuseTransfer('cross-region-transfer.no-such-agency', { agency: to });
  if (!concerned.includes(to) && !governments(agencyCode(to)).some((one) => one === authority)) return refuseTransfer('cross-region-transfer.outside-authority', { to, authority });
  if (state.status !== 'Disputed' && to === state.agency) return refuseTransfer('cross-region-transfer.designated-already', { to });
  const awaited = openDeadline(state.deadlines, 'designation');
  const settled = { from: state.agency, to, authority, authorityBy, reasons };
  if (to === state.agency) return [entry({ type: 'cross-region-transfer.Designated', data: settled }), ...metOf(awaited, context)];
  const handed = handOver(state, agencyCode(to), context, input, awaited?.deadline.deadlineId);
  if (isPolicyMissing(handed)) return handed;
  return [
    entry({ type: 'cross-region-transfer.Designated', agency: to, data: { ...settled, clockStartsAt: handed.clock.startsAt }, rules: { policyVersions: handed.clock.used } }),
    ...metOf(awaited, context),
    ...handed.entries,
  ];
}

export const transferDecider: Decider<TransferCommand, TransferState, TransferEvent, TransferRefusal, RuleInput> = { decide, evolve, initialState };
