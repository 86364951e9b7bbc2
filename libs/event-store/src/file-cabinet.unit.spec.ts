import { describe, expect, it } from '@jest/globals';
import { FileCabinet, type LoggedEntry } from './index.js';
import { openProcess, registry, STREAM } from './spec-support/ledger.js';
import { MemoryEventLog, MemoryVault } from './testing/index.js';

const note = { kind: 'note', amounts: [1] } as const;

/** A file of five entries, somebody else's cabinet, and the entries as the log tells of them. */
async function opened(soleWriter = false) {
  const [log, vault] = [new MemoryEventLog(), new MemoryVault()];
  const { send } = openProcess(log, vault);
  for (let i = 0; i < 5; i += 1) await send(`note-${i}`, note);
  const told: LoggedEntry[] = [];
  for await (const logged of log.read(STREAM)) told.push(logged);
  log.readings.length = 0;
  const other = (): FileCabinet => new FileCabinet(log, registry, vault, { soleWriter });
  const begun = (): number[] => log.readings.map(({ from }) => from);
  return { begun, told, cabinet: other(), other };
}

describe('a file that somebody was told of', () => {
  it('is not read again, and is the file that would have been read', async () => {
    const { begun, told, cabinet, other } = await opened();
    const files = [await cabinet.openUpTo(STREAM, 1, told.slice(0, 2)), await cabinet.openUpTo(STREAM, 4, told.slice(1))];
    expect([begun(), files[0] === files[1]]).toEqual([[], true]);
    expect(files[1]?.entries).toEqual((await other().reload(STREAM)).entries);
  });

  it('is read where some of it was not told', async () => {
    const { begun, told, cabinet } = await opened();
    expect((await cabinet.openUpTo(STREAM, 4, told.slice(2))).revision).toBe(4);
    expect(begun()).toEqual([0]);
  });

  it('is read from where the told entries end', async () => {
    const { begun, told, cabinet } = await opened();
    expect((await cabinet.openUpTo(STREAM, 4, [...told.slice(0, 2), ...told.slice(3)])).entries.map(({ entry }) => entry)).toEqual(told.map(({ entry }) => entry));
    expect(begun()).toEqual([2]);
  });

  it('is asked for by whoever has to know the newest', async () => {
    const { begun, told, cabinet } = await opened();
    await cabinet.openUpTo(STREAM, 1, told.slice(0, 2));
    expect([(await cabinet.open(STREAM)).revision, begun()]).toEqual([4, [2]]);
  });

  it('is read to its end by the only writer, who would take a part of it for the whole', async () => {
    const { begun, told, cabinet } = await opened(true);
    expect([(await cabinet.openUpTo(STREAM, 1, told.slice(0, 2))).revision, (await cabinet.open(STREAM)).revision, begun()]).toEqual([4, 4, [0]]);
  });
});
