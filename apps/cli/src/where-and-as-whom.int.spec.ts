import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fakeIo, type FakePlatform, fakePlatform, type Seen } from './fake-platform.fixture.js';
import { run } from './run.js';

let platform: FakePlatform;
beforeAll(async () => void (platform = await fakePlatform(({ path }) => (path === '/api/case-history/v1/cases' ? { body: { total: 0, cases: [] } } : undefined))));
afterAll(() => platform.close());

describe('where a command goes, and as whom', () => {
  const listed = async (env: Record<string, string>): Promise<Seen[]> => {
    platform.seen.splice(0);
    expect(await run(['cases'], fakeIo({ JUANZONG_URL: `${platform.url}/`, ...env }))).toBe(0);
    return platform.seen;
  };

  it('is said by the environment; a token of another issuer is used as it is, and nobody is asked for one', async () => {
    expect((await listed({})).map(({ path }) => path)).toEqual(['/api/identity/v1/token', '/api/case-history/v1/cases']);
    expect((await listed({ JUANZONG_TOKEN: 'ey.of.somebody' })).map(({ path, persona }) => [path, persona])).toEqual([['/api/case-history/v1/cases', 'ey.of.somebody']]);
  });
});
