import { addDays, calendarDate, type CalendarDate, type Instant } from '@juanzong/kernel';
import { textOf, type CaseBook } from '../case-book.js';
import { Dice } from '../choice/chance.js';
import { doneAfter, slotOf } from '../choice/working-time.js';
import type { Errand } from './errands.js';

/** The halves of the year that files are reviewed for, and when their campaigns are opened: while the half still lasts, for the seed is committed to first. */
const HALVES = [
  { from: '2024-01-01', to: '2024-06-30', open: '2024-01-09' },
  { from: '2024-07-01', to: '2024-12-31', open: '2024-07-03' },
] as const;

const COLLECTION = '/api/quality-review/v1/campaigns';

/** A campaign of each region for each half of the year. */
export const campaignErrands = (seed: number, regions: readonly string[]): Errand[] =>
  regions.flatMap((region) => HALVES.map(({ from, to, open }) => ({
    name: `campaign ${region} ${from}`, at: slotOf(calendarDate(open), new Dice(seed, region, from).between(0, 3)), agency: region, persona: `quality-officer@${region}`, path: COLLECTION,
    body: { region, period: { from, to }, seed: new Dice(seed, 'campaign', region, from).seed('seed') },
  })));

/** What comes next in a campaign, by its last step: which action, how many days later, and after which day at the earliest. */
const NEXT: Readonly<Record<string, { readonly action: string; readonly days: readonly [number, number] }>> = {
  'quality-review.CampaignOpened': { action: 'fix-frame', days: [2, 6] },
  'quality-review.FrameFixed': { action: 'draw-sample', days: [0, 2] },
  'quality-review.SampleDrawn': { action: 'publish-results', days: [30, 45] },
  'quality-review.ResultsPublished': { action: 'close-campaign', days: [10, 20] },
};
const AGAIN_AFTER_DAYS = 14;
/** Tried so often: a frame without files stays empty, while files are graded one by one. */
const TIMES: Readonly<Record<string, number>> = { 'fix-frame': 1, 'publish-results': 12, 'close-campaign': 12, 'draw-sample': 2 };

/** The next step of a campaign as its organiser means to take it; undefined once it is closed or hopeless. `refused`: how often it was refused since the last one, as far as this run knows. */
export function campaignStep(seed: number, book: CaseBook, now: Instant, refused: number): Errand | undefined {
  const last = book.entries.at(-1);
  const step = last && NEXT[last.type];
  if (!last || !step) return undefined;
  const dice = new Dice(seed, book.id, last.revision, step.action);
  const opened = book.entries[0];
  const region = textOf(opened, 'region') ?? '';
  const over = last === opened ? slotOf(addDays(calendarDate(periodEnd(book)), 1), 0) : (last.recordedAt as Instant);
  const [days, slot] = [dice.between(...step.days, 'days'), dice.between(0, 3, 'slot')];
  const id = book.id.replace(/^review-/, '');
  // What was meant to be done before now and stands in no entry was refused.
  for (let tried = refused; tried < (TIMES[step.action] ?? 1); tried += 1) {
    const at = doneAfter(over, days + tried * AGAIN_AFTER_DAYS, slot, true);
    if (at >= now) return { name: `${book.id} ${last.revision} ${step.action} ${tried}`, at, agency: region, persona: `quality-officer@${region}`, path: `${COLLECTION}/${id}/${step.action}`, body: {} };
  }
  return undefined;
}

const periodEnd = (book: CaseBook): CalendarDate => calendarDate(textOf(book.entries[0], 'period', 'to') ?? '');
export const isCampaign = (stream: string): boolean => stream.startsWith('review-') && !stream.startsWith('review-experts');
