import type { Bilingual } from '@juanzong/kernel';
import type { ComponentInstance } from '@juanzong/local-cluster';
import { applicationOf, Client, until } from '@juanzong/testing/e2e';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SmallDisk } from '../cluster/small-disk.js';
import type { Fault, Struck } from './fault.js';
import { lasting } from './wait.js';

const BETWEEN = 4;
const LASTING_MS = 5_000;

interface Problem {
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly detailEn?: string;
}

const isNamed = ({ status, code, detail = '', detailEn = '' }: Problem): boolean => status === 503 && code === 'event-store.unavailable' && /[\u4e00-\u9fff]/.test(detail) && /[a-z]{3}/.test(detailEn);

/** Waits for an application that is refused, which has to be by name. @throws Error where it is not */
async function refusedByName({ cluster, nextOrdinal }: Pick<Struck, 'cluster' | 'nextOrdinal'>, before: () => void = () => undefined): Promise<void> {
  const impatient = new Client(cluster.url);
  const problem = await until('an application that is refused', async () => {
    before();
    const { status, body } = await impatient.post('clerk@340103', '/api/intake/v1/applications', applicationOf(nextOrdinal()));
    return status >= 500 ? ({ status, ...body } as Problem) : undefined;
  });
  if (!isNamed(problem)) throw new Error(`refused without its name: ${JSON.stringify(problem)}`);
}

/** A fault of the disk that only the event store lies on. `breaks` leaves it broken for as long as that lasts; whatever keeps the store running starts it again once `mends` has made it good. */
const ofDisk = (name: Bilingual, breaks: (parts: { readonly struck: Struck; readonly disk: SmallDisk; readonly store: ComponentInstance }) => Promise<void>, mends: (disk: SmallDisk) => void): Fault => ({
  name,
  strike: async (struck) => {
    const { disk, local } = struck.cluster;
    if (!disk) throw new Error('the event store has no disk of its own');
    const store = local.component('event-store');
    await struck.acknowledged(BETWEEN);
    try {
      await breaks({ struck, disk, store });
      await lasting(LASTING_MS);
    } finally {
      mends(disk);
      await store.start();
    }
  },
});

/** The disk is full. The store ends, since a commit failed, and says why; commands are refused by name. */
export const storeFull = ofDisk({ zh: '事件库的磁盘写满', en: 'the disk of the event store full' }, async ({ struck, disk, store }) => {
  await refusedByName(struck, () => disk.fill());
  await until('the end of the store', () => Promise.resolve(store.pid() === undefined ? true : undefined));
  if (!readFileSync(join(store.folder, 'event-store.log'), 'utf8').includes('磁盘已满 / the disk is full')) throw new Error('the store did not say why it ended');
}, (disk) => disk.empty());

/** The store was killed and its disk comes back read-only, as after an error of the disk. It does not start and says why; commands are refused by name. */
export const storeReadOnly = ofDisk({ zh: '事件库被杀，其磁盘变为只读', en: 'the event store killed, and its disk read-only' }, async ({ struck, disk, store }) => {
  await store.kill();
  disk.readOnly(true);
  const said = await store.start().then(() => 'started', String);
  if (!said.includes('磁盘只读 / the disk is read-only')) throw new Error(`the store did not say why it does not start: ${said}`);
  await refusedByName(struck);
}, (disk) => disk.readOnly(false));
