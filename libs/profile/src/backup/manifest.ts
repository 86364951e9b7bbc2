import { z } from 'zod';
import { backupError } from './backup-error.js';

export const BACKUP_FORMAT = 'juanzong.backup/1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

const manifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.iso.datetime(),
  clock: z.enum(['real', 'virtual']),
  /** The cut: everything up to this position of the event store is in the backup. */
  position: count,
  streams: count,
  /** SHA-256 over the head of every stream, in the order of their names: `stream revision SHA-256-of-the-event`, a line each. */
  heads: sha256,
  masterKeyIncluded: z.boolean(),
  files: z.array(z.strictObject({ path: z.string().min(1), bytes: count, sha256 })),
  /** Documents are named by their digests; `names` is the SHA-256 of these, sorted, a line each. */
  documents: z.strictObject({ count, bytes: count, names: sha256 }),
});

/** What a backup holds, and how to see that it is all there and unchanged. */
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifestSchema.parse(manifest), undefined, 2)}\n`;

/** @throws BackupError for what is no manifest, or that of another version */
export function parseManifest(text: string): Manifest {
  const value = jsonOf(text);
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (typeof format === 'string' && format !== BACKUP_FORMAT) {
    throw backupError('backup.format-unknown', `备份格式 ${format} 由其他版本写入，本版本无法读取`, `the backup has format ${format}, which another version wrote and this one cannot read`);
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw backupError('backup.manifest-malformed', '备份清单 manifest.json 已损坏', 'manifest.json of the backup is damaged', parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
