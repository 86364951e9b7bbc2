import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeIo, type FakeAnswer, type FakePlatform, fakePlatform, type Seen } from '../fake-platform.fixture.js';
import { run } from '../run.js';

let platform: FakePlatform | undefined;
afterEach(async () => {
  await platform?.close();
  platform = undefined;
});

async function cli(args: readonly string[], answer: (seen: Seen) => FakeAnswer | undefined) {
  platform = await fakePlatform(answer);
  const io = fakeIo();
  const exit = await run([...args, '--url', platform.url], io);
  return { exit, ...io.printed, seen: platform.seen };
}

const COUNTS = { excellent: 2, good: 1, qualified: 0, unqualified: 0 };
const GRADES = {
  total: 2,
  grades: [
    { of: 'AGENCY', subject: '340202', name: '芜湖市镜湖区法律援助中心', firm: null, region: '340200', files: 3, meanPoints: 92, gradeLabel: null, ...COUNTS, publishedAt: '2024-07-20T02:00:00.000Z' },
    { of: 'LAWYER', subject: 'L-1', name: '李伟', firm: '某所', region: '340200', files: 3, meanPoints: 92, gradeLabel: '优秀', ...COUNTS, publishedAt: '2024-07-20T02:00:00.000Z' },
  ],
};

describe('grades and campaigns', () => {
  it('shows grades by agency and lawyer', async () => {
    const { exit, out, seen } = await cli(['grades', '--of', '律师'], () => ({ body: GRADES }));
    expect(exit).toBe(0);
    for (const part of ['340202 芜湖市镜湖区', 'L-1 李伟（某所）', '优秀', '2 / 1 / 0 / 0', '2024-07-20', '2 grade(s), 2 shown']) expect(out).toContain(part);
    expect(seen.at(-1)).toMatchObject({ path: '/api/quality-review/v1/grades', query: { of: 'LAWYER' } });
  });

  it('wrong words are wrong usage', async () => {
    expect((await cli(['grades', '--of', '法院'], () => ({ body: GRADES }))).exit).toBe(2);
  });

  it('lists campaigns', async () => {
    const campaign = { campaign: 'c-1', regionName: '芜湖市', periodFrom: '2024-01-01', periodTo: '2024-06-30', state: 'DRAWN', frameSize: 40, sampleSize: 4 };
    const { exit, out } = await cli(['campaigns', '--region', '340200'], () => ({ body: { total: 1, campaigns: [campaign] } }));
    expect(exit).toBe(0);
    for (const part of ['c-1', '芜湖市', '2024-01-01 — 2024-06-30', 'DRAWN', '1 campaign(s), 1 shown']) expect(out).toContain(part);
  });

  it('says when a campaign cannot be verified', async () => {
    const { exit, out } = await cli(['campaigns', 'c-1'], () => ({ body: { format: 'juanzong.review-campaign/1', stream: 'review-c-1', entries: [] } }));
    expect(exit).toBe(1);
    expect(out).toContain('campaign.malformed');
  });
});
