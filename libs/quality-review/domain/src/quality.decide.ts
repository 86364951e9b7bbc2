import type { RuleInput } from '@juanzong/common-domain';
import { type Actor, type CommandContext, isRefusal, refuse } from '@juanzong/kernel';
import { accept, dropClocks, returnArchive, startSubmission, submit } from './archive.decide.js';
import { missed, recomputed } from './deadlines.js';
import { QUALITY_ACTIONS } from './quality.actions.js';
import type { QualityCommand } from './quality.commands.js';
import type { Decide, QualityDecision } from './quality-decision.js';
import { carriesOut, isItsLawyer, mayNotAnswer, withinReach } from './quality.guards.js';
import type { QualityRefusal } from './quality.refusals.js';
import type { QualityState } from './quality.state.js';
import { correct, rate } from './rating.decide.js';
import { answerFinding, closeAct, openAct, openFinding, raiseFinding, recheckFinding, recordRectification } from './supervision.decide.js';

/** The role, the office's reach, and for what is the lawyer's alone, the lawyer. */
function mayNot({ kind }: QualityCommand, { file }: QualityState, actor: Actor): QualityRefusal | undefined {
  const { roles, label } = QUALITY_ACTIONS[kind];
  if (!roles.includes(actor.role)) return refuse('quality-review.role-not-allowed', { role: actor.role, action: label.zh });
  if (!withinReach(actor, file)) return refuse('quality-review.other-agency', { owner: file.agency, agency: actor.agency ?? '' });
  return kind === 'submitArchive' && file.closed !== undefined && !isItsLawyer(actor, file) ? refuse('quality-review.not-the-lawyer') : undefined;
}

/** Who opened an act goes on with it; findings of a review are raised, and it is closed, by the review. */
function notTheirs(actId: string, { supervision }: QualityState, actor: Actor, ofReview: boolean): QualityRefusal | undefined {
  const act = supervision.acts[actId];
  if (act === undefined) return undefined;
  if (act.kind === 'FILE_REVIEW' && !ofReview) return refuse('quality-review.act-of-review');
  return carriesOut(actor, act) ? undefined : refuse('quality-review.act-of-others', { office: `${act.office.role}@${act.office.agency ?? ''}` });
}

const raise: Decide<'raiseFinding'> = ({ actId, text, severity, duty }, state, context, input) =>
  notTheirs(actId, state, context.actor, false) ?? raiseFinding(state, { actId, text, severity, duty }, context, input);

const rectify: Decide<'recordRectification'> = ({ findingId, measures, documents }, state, { actor }) => {
  const finding = openFinding(state, findingId);
  if (isRefusal(finding)) return finding;
  return mayNotAnswer(actor, finding, state.file) ?? recordRectification(state, { findingId, measures, documents: [...documents] });
};

const answer: Decide<'answerFinding'> = ({ findingId, by, text }, state, context) => {
  const finding = openFinding(state, findingId);
  if (isRefusal(finding)) return finding;
  return mayNotAnswer(context.actor, finding, state.file) ?? answerFinding(state, { findingId, by: [...by], text }, context);
};

const recheck: Decide<'recheckFinding'> = ({ findingId, accepted, reason }, state, context, input) =>
  notTheirs(state.supervision.findings[findingId]?.actId ?? '', state, context.actor, true) ?? recheckFinding(state, { findingId, accepted, reason }, context, input);

const close: Decide<'closeAct'> = ({ actId }, state, { actor }) => notTheirs(actId, state, actor, false) ?? closeAct(state, actId);

/** Decides a command to the archive, the ratings or the supervision of a case: new entries, none if it was done already, or a refusal. */
export function decideQuality(command: QualityCommand, state: QualityState, context: CommandContext, input: RuleInput): QualityDecision {
  const forbidden = mayNot(command, state, context.actor);
  if (forbidden) return forbidden;
  switch (command.kind) {
    case 'startSubmission': return startSubmission(command, state, context, input);
    case 'dropArchiveClocks': return dropClocks(command, state, context, input);
    case 'submitArchive': return submit(command, state, context, input);
    case 'returnArchive': return returnArchive(command, state, context, input);
    case 'acceptArchive': return accept(command, state, context, input);
    case 'rateService': return rate(command, state, context, input);
    case 'correctRating': return correct(command, state, context, input);
    case 'openAct': return openAct(state, { kind: command.act, saw: command.saw, note: command.note }, context);
    case 'raiseFinding': return raise(command, state, context, input);
    case 'recordRectification': return rectify(command, state, context, input);
    case 'answerFinding': return answer(command, state, context, input);
    case 'recheckFinding': return recheck(command, state, context, input);
    case 'closeAct': return close(command, state, context, input);
    case 'fireDeadline': return missed(state.file, command.deadlineId, command.generation, context);
    case 'recomputeDeadline': return recomputed(state.file, command.deadlineId, context, input);
  }
}
