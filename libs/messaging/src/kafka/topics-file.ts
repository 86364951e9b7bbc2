import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const topic = z.strictObject({
  name: z.string().regex(/^[a-z0-9.-]+\.v\d+$/, 'must end with its version, like .v1'),
  partitions: z.int().min(1),
  /** Absent: the broker's own default. */
  replicationFactor: z.int().min(1).optional(),
  config: z.record(z.string(), z.coerce.string()).default({}),
});

export type DeclaredTopic = z.infer<typeof topic>;

const file = z.strictObject({ topics: z.array(topic).min(1) });

/** The topics that a file declares. @throws Error that names the file and what is wrong in it */
export async function readTopicsFile(path: string): Promise<readonly DeclaredTopic[]> {
  const text = await readFile(path, 'utf8');
  const read = file.safeParse(parse(text));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  return read.data.topics;
}
