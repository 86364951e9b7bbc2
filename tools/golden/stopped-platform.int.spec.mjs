import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { allSoFar } from '@juanzong/event-store';
import { sealedEntries } from '@juanzong/event-store/testing';
import { realClock } from '@juanzong/profile';
import { openStopped } from './stopped-platform.mjs';

const directory = mkdtempSync(join(tmpdir(), 'stopped-platform-'));
afterAll(() => rmSync(directory, { recursive: true }));

it('reads what was written, as often as it is opened, and lets go of the directory', async () => {
  const entries = sealedEntries('case-a', 3);
  const first = await openStopped(directory, realClock);
  await first.runtime.log.append('case-a', -1, entries);
  await first.close();
  const second = await openStopped(directory, realClock);
  expect((await allSoFar(second.runtime.log)).map(({ entry }) => entry)).toEqual(entries);
  await second.close();
});
