import type { Actor, Bilingual, Role } from '@juanzong/kernel';
import type { QualityCommand } from './quality.commands.js';
import { AGENCY_STAFF, carriesOut, isItsLawyer, owes, withinReach } from './quality.guards.js';
import type { QualityState } from './quality.state.js';
import type { Act, Finding } from './supervision.state.js';
import { Written } from './written.js';

export type QualityAction = QualityCommand['kind'];

export interface QualityActionRule {
  /** kebab-case, as the HTTP edge and the shell call it. */
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
  /** Whether there is anything to do for this actor. */
  readonly open: (state: QualityState, actor: Actor) => boolean;
  /** Done by the platform itself: no button. */
  readonly internal?: true;
}

const always = (): boolean => true;
const status = (...wanted: readonly QualityState['archive']['status'][]) => ({ archive }: QualityState): boolean => wanted.includes(archive.status);
const someAct = (test: (act: Act, actor: Actor) => boolean) => ({ supervision }: QualityState, actor: Actor): boolean =>
  Object.values(supervision.acts).some((act) => !act.closed && test(act, actor));
const someFinding = (test: (finding: Finding, state: QualityState, actor: Actor) => boolean) => (state: QualityState, actor: Actor): boolean =>
  Object.values(state.supervision.findings).some((finding) => test(finding, state, actor));

const RATERS: readonly Role[] = ['recipient', 'clerk', 'quality-officer'];
const SUPERVISORS: readonly Role[] = ['quality-officer', 'supervisor'];
const ANSWERING: readonly Role[] = ['lawyer', ...AGENCY_STAFF];
const ownAct = someAct((act, actor) => act.kind !== 'FILE_REVIEW' && carriesOut(actor, act));
const owedAnswer = someFinding((finding, { file }, actor) => finding.status === 'OPEN' && owes(actor, finding, file));
const toRecheck = someFinding(({ status: is, actId }, { supervision: { acts } }, actor) => {
  const act = acts[actId];
  return is === 'ANSWERED' && act !== undefined && carriesOut(actor, act);
});

/** State × role → actions, with the labels that the console and the shell show. */
export const QUALITY_ACTIONS: Readonly<Record<QualityAction, QualityActionRule>> = {
  startSubmission: { name: 'start-submission', label: { zh: '开始归档期限', en: 'Start the archive clock' }, roles: ['system'], open: always, internal: true },
  dropArchiveClocks: { name: 'drop-archive-clocks', label: { zh: '归档期限消灭', en: 'The archive clocks fall away' }, roles: ['system'], open: always, internal: true },
  submitArchive: {
    name: 'submit-archive', label: { zh: '提交归档材料', en: 'Submit the archive' }, roles: ['lawyer'],
    open: (state, actor) => status('AwaitingSubmission', 'Returned')(state) && isItsLawyer(actor, state.file),
  },
  returnArchive: { name: 'return-archive', label: { zh: '退回归档材料', en: 'Return the archive' }, roles: ['quality-officer'], open: status('Submitted') },
  acceptArchive: { name: 'accept-archive', label: { zh: '准予归档', en: 'Accept the archive' }, roles: ['quality-officer'], open: status('Submitted') },
  rateService: { name: 'rate-service', label: { zh: '评价服务', en: 'Rate a service' }, roles: RATERS, open: ({ file }) => file.decided || file.undertakenBy.length > 0 },
  correctRating: { name: 'correct-rating', label: { zh: '更正评价', en: 'Correct a rating' }, roles: RATERS, open: ({ ratings }) => ratings.length > 0 },
  openAct: { name: 'open-supervision-act', label: { zh: '开展监督', en: 'Open an act of supervision' }, roles: SUPERVISORS, open: ({ file }) => file.written !== Written.NOTHING },
  raiseFinding: { name: 'raise-finding', label: { zh: '提出问题', en: 'Raise a finding' }, roles: SUPERVISORS, open: ownAct },
  recordRectification: { name: 'record-rectification', label: { zh: '登记整改', en: 'Record a rectification' }, roles: ANSWERING, open: owedAnswer },
  answerFinding: { name: 'answer-finding', label: { zh: '答复问题', en: 'Answer a finding' }, roles: ANSWERING, open: owedAnswer },
  recheckFinding: { name: 'recheck-finding', label: { zh: '复核答复', en: 'Recheck an answer' }, roles: SUPERVISORS, open: toRecheck },
  closeAct: { name: 'close-supervision-act', label: { zh: '监督办结', en: 'Close an act of supervision' }, roles: SUPERVISORS, open: ownAct },
  fireDeadline: { name: 'fire-deadline', label: { zh: '期限届满', en: 'Deadline reached' }, roles: ['system'], open: always, internal: true },
  recomputeDeadline: { name: 'recompute-deadline', label: { zh: '重新计算期限', en: 'Recompute a deadline' }, roles: ['system'], open: always, internal: true },
};

/** What this actor may do next with a case. The decider enforces the same. */
export const qualityActionsFor = (state: QualityState, actor: Actor): readonly Pick<QualityActionRule, 'name' | 'label' | 'roles'>[] =>
  Object.values(QUALITY_ACTIONS)
    .filter(({ internal, roles, open }) => !internal && roles.includes(actor.role) && withinReach(actor, state.file) && open(state, actor))
    .map(({ name, label, roles }) => ({ name, label, roles }));
