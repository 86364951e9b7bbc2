import { describe, expect, it } from '@jest/globals';
import { type Instant, instant } from '@juanzong/kernel';
import { campaignStep } from './desk/campaigns.js';
import type { AtRest, Told } from './platform/answers.js';
import type { PlatformHttp } from './platform/platform.js';
import { Ledger } from './report/ledger.js';
import { Run } from './run.js';
import { World } from './world.js';

const SEED = 7;
const ID = '8b23db5e-4438-5e51-91b8-001c59d96310';
const told = (revision: number, type: string, recordedAt: string): Told => ({
  position: String(revision), stream: `review-${ID}`, caseId: null, revision, eventId: `event-${revision}`, type, recordedAt, agency: '340200',
  actor: { id: 'quality-officer@340200', role: 'quality-officer' }, data: { region: '340200', period: { from: '2024-01-01', to: '2024-06-30' } },
});
const opened = told(0, 'quality-review.CampaignOpened', '2024-01-09T01:00:00.000Z');

function worldOf(...entries: readonly Told[]): World {
  const world = new World(SEED, []);
  world.hear(entries);
  return world;
}

const nextOf = (world: World, now: Instant) => {
  const book = world.others.get(opened.stream);
  return book && campaignStep(SEED, book, now, 0);
};

describe('a run that begins at the instant at which a killed one took a step', () => {
  it('hears of that step before it takes it again, and goes on from there', async () => {
    const world = worldOf(opened);
    const start = nextOf(world, opened.recordedAt as Instant)?.at as Instant;
    const fixed = told(1, 'quality-review.FrameFixed', start);
    const drawnAt = nextOf(worldOf(opened, fixed), start)?.at;
    const acts: string[] = [];
    let now: string = start;
    const news = [fixed];
    const platform = {
      // The frame is written after the world was read, and before the platform is at rest.
      rest: (): Promise<AtRest> => Promise.resolve({ now, news: news.splice(0) }),
      moveTo: (to: string): Promise<AtRest> => Promise.resolve({ now: (now = to), news: [] }),
      act: ({ path }: { readonly path: string }) => {
        acts.push(`${now} ${path.split('/').at(-1) ?? ''}`);
        return Promise.resolve({ caseId: ID, revision: 2, repeated: false });
      },
    } as unknown as PlatformHttp;
    const until = instant(Date.parse(start) + 10 * 24 * 3_600_000);
    await new Run({ seed: SEED, platform, world, ledger: new Ledger(), errands: [], until, contexts: [] }, { now: start, news: [] }).live();
    expect(acts).toEqual([`${drawnAt} draw-sample`]);
  });
});
