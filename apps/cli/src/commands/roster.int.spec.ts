import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeIo, type FakeAnswer, type FakePlatform, fakePlatform, type Seen } from '../fake-platform.fixture.js';
import { run } from '../run.js';

const golden = (name: string) => readFile(new URL(`../../../../libs/verifier/golden/${name}.json`, import.meta.url), 'utf8');
const [CASE, ROSTER] = [await golden('case-file-export-1.drawn-twice'), await golden('roster-1.platform')];
const ID = (JSON.parse(CASE) as { stream: string }).stream.slice('case-'.length);
const FORGED = ROSTER.replace('"candidatesCount":3', '"candidatesCount":4');

let platform: FakePlatform | undefined;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'juanzong-roster-'));
});
afterEach(async () => {
  await platform?.close();
  platform = undefined;
  await rm(folder, { recursive: true });
});

const serving = (exported: string, roster: string) => ({ path }: Seen): FakeAnswer | undefined => {
  if (path.endsWith('/export')) return { body: exported };
  return path === '/api/assignment/v1/rosters/340202/entries' ? { body: roster } : undefined;
};

async function cli(args: readonly string[], answer: (seen: Seen) => FakeAnswer | undefined = serving(CASE, ROSTER)) {
  await platform?.close();
  platform = await fakePlatform(answer);
  const io = fakeIo();
  const exit = await run([...args, '--url', platform.url], io);
  return { exit, ...io.printed, seen: platform.seen };
}

describe('the roster that lawyers were drawn from', () => {
  it('is asked of the platform, drawn again, and written as it came', async () => {
    const out = join(folder, 'roster.json');
    const { exit, out: said, seen } = await cli(['roster', '芜湖市镜湖区', '--case', ID, '--out', out]);
    expect([exit, await readFile(out, 'utf8')]).toEqual([0, ROSTER]);
    expect(said).toMatch(/每次抽派均可重新得出[\s\S]*3 次抽派 draws，重新抽取 3 次/);
    expect(seen.at(-1)).toMatchObject({ persona: 'auditor', query: { case: ID } });
    expect(await cli(['roster', '340202'], serving(CASE, FORGED))).toMatchObject({ exit: 1, out: expect.stringMatching(/roster-340202 #\d+ r\d+[\s\S]*draw\.candidates-wrong/) });
  });

  it('goes along with an export, which then verifies with it and without the platform', async () => {
    const [file, roster] = [join(folder, 'case.json'), join(folder, 'roster.json')];
    const { exit, out, seen } = await cli(['export', ID, '--out', file, '--with-roster', roster]);
    expect([exit, await readFile(roster, 'utf8')]).toEqual([0, ROSTER]);
    expect(out).toContain(`juanzong verify ${file} --roster ${roster}`);
    expect(seen.at(-1)).toMatchObject({ query: { case: ID } });
    const io = fakeIo();
    expect(await run(['verify', file, '--roster', roster], io)).toBe(0);
    expect(io.printed.out).toMatch(/已由名册 340202 重新抽取 drawn again from the roster/);
    expect(await run(['verify', roster], fakeIo())).toBe(0);
    await writeFile(roster, FORGED);
    expect(await run(['verify', file, '--roster', roster], fakeIo())).toBe(1);
    expect(await run(['verify', roster], fakeIo())).toBe(1);
    expect(await run(['verify', file, '--roster', join(folder, 'none.json')], fakeIo())).toBe(2);
  });

  it('is fetched where a case is verified that is named by its number', async () => {
    expect(await cli(['verify', ID])).toMatchObject({ exit: 0, out: expect.stringContaining('已由名册 340202 重新抽取') });
    expect(await cli(['verify', ID], serving(CASE, FORGED))).toMatchObject({ exit: 1, out: expect.stringContaining('draw.candidates-wrong') });
  });

  it('cannot go along where nobody was drawn, or from several pools', async () => {
    const undrawn = JSON.stringify({ entries: [] });
    expect(await cli(['export', ID, '--with-roster', join(folder, 'r.json'), '--out', '-'], serving(undrawn, ROSTER))).toMatchObject({ exit: 2, err: expect.stringContaining('尚未抽派') });
    const several = JSON.stringify({ entries: ['340202', '340203'].map((pool) => ({ type: 'assignment.ProviderAssigned', data: { pool } })) });
    expect(await cli(['export', ID, '--with-roster', join(folder, 'r.json'), '--out', '-'], serving(several, ROSTER))).toMatchObject({ exit: 2, err: expect.stringContaining('340203') });
  });
});
