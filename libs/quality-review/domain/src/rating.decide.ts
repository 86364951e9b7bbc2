import type { RuleInput } from '@juanzong/common-domain';
import { type Actor, agencyCode, type CalendarDate, type CommandContext, occurredDate, refuse } from '@juanzong/kernel';
import { isPolicyMissing, ratedAspects, stageCode } from '@juanzong/policy';
import { type RatedService, type Rater, type Rating, serviceRatedCorrectedV1, serviceRatedV1 } from '@juanzong/quality-review-contracts';
import type { FileFacts } from './file.state.js';
import { newEntry } from './new-entry.js';
import type { Decide } from './quality-decision.js';
import { ratedAlready } from './rating.state.js';

const raterOf = ({ role }: Actor): Rater => (role === 'recipient' ? 'RECIPIENT' : 'FOLLOW_UP');

/** Whether there was such a service: the agency decided, a lawyer took the case. */
const rendered = (file: FileFacts, service: RatedService, lawyerId: string | undefined): boolean =>
  (service === 'RECEPTION' ? file.decided : lawyerId !== undefined && file.undertakenBy.includes(lawyerId));

/** Every aspect of the service once, under the rules of the day. */
function checkedAspects(file: FileFacts, service: RatedService, date: CalendarDate, scores: readonly Rating['scores'][number][], { book }: RuleInput) {
  const rules = ratedAspects(book, { region: agencyCode(file.agency), date }, service);
  if (isPolicyMissing(rules)) return rules;
  const wanted = rules.aspects.map(({ code }) => code).sort().join();
  if (scores.map(({ aspect }) => aspect).sort().join() === wanted) return { policyVersions: rules.used };
  const [aspects, aspectsEn] = [rules.aspects.map(({ code, label }) => `${label.zh}（${code}）`), rules.aspects.map(({ code, label }) => `${label.en} (${code})`)];
  return refuse('quality-review.aspects-differ' as const, { aspects, aspectsEn, wanted: rules.aspects.map(({ code }) => code) });
}

/** Each service once by each rater at each stage; the rest is a correction. */
export const rate: Decide<'rateService'> = (command, { file, ratings }, context: CommandContext, input) => {
  const { service, scores, comment } = command;
  const lawyerId = service === 'UNDERTAKING' ? (command.lawyerId ?? file.lawyerId ?? file.undertakenBy.at(-1)) : undefined;
  if (!rendered(file, service, lawyerId)) return refuse('quality-review.service-not-rendered');
  const stage = command.stage === undefined ? (file.stage ?? 'NON_LITIGATION') : stageCode(command.stage);
  if (stage === undefined) return refuse('quality-review.stage-unknown', { stage: command.stage ?? '' });
  const of = { rater: raterOf(context.actor), service, stage, ...(lawyerId === undefined ? {} : { lawyerId }) };
  const before = ratedAlready(ratings, of);
  if (before) return refuse('quality-review.rated-already', { rating: before.entry });
  const rules = checkedAspects(file, service, occurredDate(context.occurredAt), scores, input);
  return 'refusal' in rules ? rules : [newEntry(serviceRatedV1, { ...of, scores: [...scores], comment }, { rules })];
};

/** Takes the place and the time of what it corrects; scored under the rules of that day. */
export const correct: Decide<'correctRating'> = ({ rating, scores, comment, reason }, { file, ratings }, { actor }, input) => {
  const before = ratings.find(({ entry }) => entry === rating);
  if (!before) return refuse('quality-review.rating-unknown', { rating });
  if (before.rater !== raterOf(actor) || before.by.agency !== actor.agency) return refuse('quality-review.rating-of-another');
  const rules = checkedAspects(file, before.service, occurredDate(before.occurredAt), scores, input);
  if ('refusal' in rules) return rules;
  const { rater, service, stage, lawyerId, entry, occurredAt } = before;
  const data = { rater, service, stage, ...(lawyerId === undefined ? {} : { lawyerId }), scores: [...scores], comment, reason };
  return [newEntry(serviceRatedCorrectedV1, data, { corrects: entry, occurredAt, rules })];
};
