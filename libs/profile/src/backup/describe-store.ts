import { STORE_STREAM } from '@juanzong/case-file';
import { visitStore } from '@juanzong/embedded-event-store';
import { personalDataErasedV1 } from '@juanzong/intake-contracts';
import type { KeySubject } from '@juanzong/vault';
import { createHash } from 'node:crypto';
import { backupError } from './backup-error.js';
import type { Manifest } from './manifest.js';

export interface StoreDescription {
  readonly contents: Pick<Manifest, 'position' | 'streams' | 'heads' | 'clock'>;
  /** The erasures that are on record in it. */
  readonly erasures: readonly KeySubject[];
}

/** What a store says of itself. Each head carries its entry's hash, and so all of its stream. @throws BackupError for a store that was never founded */
export async function describeStore(directory: string): Promise<StoreDescription> {
  const heads = new Map<string, string>();
  const erasures: KeySubject[] = [];
  let position = 0;
  let clock: unknown;
  await visitStore(directory, (event) => {
    position = event.position;
    heads.set(event.stream, `${event.revision} ${createHash('sha256').update(event.bytes).digest('hex')}`);
    if (event.stream === STORE_STREAM && event.type === 'platform.StoreFounded') clock = dataOf(event.data)['clock'];
    if (event.type === personalDataErasedV1.type) erasures.push({ stream: event.stream, subject: String(dataOf(event.data)['subject']) });
  });
  if (clock !== 'real' && clock !== 'virtual') throw backupError('backup.not-a-data-directory', '事件存储不是平台的：没有启用记录', 'the event store is not one of the platform: it was never founded');
  const digest = createHash('sha256');
  for (const [stream, head] of [...heads].sort(([a], [b]) => (a < b ? -1 : 1))) digest.update(`${stream} ${head}\n`);
  return { contents: { position, streams: heads.size, heads: digest.digest('hex'), clock }, erasures };
}

const dataOf = (data: Uint8Array): Record<string, unknown> => JSON.parse(Buffer.from(data).toString('utf8')) as Record<string, unknown>;
