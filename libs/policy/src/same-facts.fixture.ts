import { chinaCalendar } from '@juanzong/calendar';
import { calendarDate, fen, instant, regionCode } from '@juanzong/kernel';
import type { PolicyBook } from './book.js';
import type { CaseFacts } from './case-facts.js';
import { type MatterCode, MATTERS } from './catalogue/matters.js';
import { isPolicyMissing, type PolicyMissing } from './missing.js';
import type { At } from './resolve.js';
import { advanceAidSettlement } from './rules/after-decision.js';
import { computeDeadline, type DeadlineRule } from './rules/deadline.js';
import { designatedBy } from './rules/designation.js';
import { checkExemption, greenChannel, hardshipWaiver, homeVisit } from './rules/grounds.js';
import { reusableFinding } from './rules/hardship-reuse.js';
import { instantProcessing } from './rules/instant-processing.js';
import { withinIntakeScope } from './rules/intake-scope.js';
import { lawyerFilters } from './rules/lawyer-filters.js';
import { matterScope } from './rules/matter-scope.js';
import { intakeScope } from './rules/procedure.js';
import { reviewSampleRule } from './rules/review.js';
import { testMeans } from './rules/threshold.js';

/** One set of facts as a question to the rules: asked at any place and date, answered by the packs alone. */
export type Question = (book: PolicyBook, at: At) => string | boolean;

const calendar = chinaCalendar();
const said = <T>(answer: T | PolicyMissing, say: (found: T) => string | boolean): string | boolean => (isPolicyMissing(answer) ? 'policy.missing' : say(answer));
const facts = (matter: MatterCode, rest: Partial<CaseFacts>): CaseFacts => ({ groups: [], circumstances: [], matter, category: MATTERS.get(matter).category, ...rest });
const yuan = (amount: number) => fen(amount * 100);
const starting = (rule: DeadlineRule, book: PolicyBook, at: At) => computeDeadline(book, rule, at, instant(Date.parse(`${at.date}T10:00:00+08:00`)), calendar);

/** A household of so many, with so many yuan a month and so many yuan of assets: is hardship found? */
export const household = (heads: number, income: number, assets = 0): Question => (book, at) =>
  said(testMeans(book, at, { monthlyIncome: yuan(income), heads, assets: yuan(assets) }), ({ met }) => met);
export const inScope = (matter: MatterCode, rest: Partial<CaseFacts> = {}): Question => (book, at) =>
  said(matterScope(book, at, facts(matter, rest)), (answer) => answer.inScope);
export const waived = (matter: MatterCode, rest: Partial<CaseFacts>): Question => (book, at) =>
  said(hardshipWaiver(book, at, facts(matter, rest)), ({ applies }) => applies);
export const exempt = (matter: MatterCode, rest: Partial<CaseFacts>): Question => (book, at) =>
  said(checkExemption(book, at, facts(matter, rest)), ({ applies }) => applies);
/** The period that ends first, as it is written in the rule: "5 WORKDAY". */
export const period = (rule: DeadlineRule): Question => (book, at) =>
  said(starting(rule, book, at), ({ candidates }) => candidates.slice(0, 1).map((one) => `${one.period.amount} ${one.period.unit}`).join());
/** The date on which a period ends that began on the date of the question at ten o'clock. */
export const endsOn = (rule: DeadlineRule): Question => (book, at) => said(starting(rule, book, at), ({ dueDate }) => dueDate);
/** May the agency receive what this region's agency is competent for? The own city's first district where none is given. */
export const receives = (competent: string | ((here: string) => string)): Question => (book, at) =>
  said(intakeScope(book, at), ({ params }) => withinIntakeScope(params, at.region, regionCode(typeof competent === 'string' ? competent : competent(at.region))));
export const intakeMode: Question = (book, at) => said(intakeScope(book, at), ({ params }) => params.mode);
/** Which bureau designates where the agency disputes with this one? */
export const designator = (other: string): Question => (book, at) => said(designatedBy(book, at.region, regionCode(other), at.date), ({ authority }) => authority);
export const decidedAtOnce = (matter: MatterCode, rest: Partial<CaseFacts>): Question => (book, at) => instantProcessing(book, at, facts(matter, rest)).applies;
export const findingReused = (agency: string, on: string): Question => (book, at) => reusableFinding(book, at, { agency: regionCode(agency), on: calendarDate(on) }).applies;
export const visitedAtHome = (matter: MatterCode, rest: Partial<CaseFacts>): Question => (book, at) => homeVisit(book, at, facts(matter, rest)).applies;
/** Does a verified rule open the green channel? */
export const firstByVerifiedRule = (matter: MatterCode, rest: Partial<CaseFacts>): Question => (book, at) => greenChannel(book, at, facts(matter, rest)).grounds.some(({ verified }) => verified);
export const wantsLawyerFamiliarWithMinors = (matter: MatterCode): Question => (book, at) =>
  said(lawyerFilters(book, at, facts(matter, {})), ({ filters }) => filters.some(({ filter }) => filter.filter === 'FAMILIAR_WITH_MINORS'));
export const applicantBearsCostOfAdvanceAid: Question = (book, at) => advanceAidSettlement(book, at).costBorneByApplicant;
/** How many of a thousand closed files are drawn for review. */
export const drawnPerMille: Question = (book, at) => said(reviewSampleRule(book, at), ({ params }) => String(params.ratePerMille));
