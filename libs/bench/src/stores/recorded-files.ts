import { type Entry, ENTRY_FORMAT, GENESIS_HASH, sealAll, type UnsealedEntry } from '@juanzong/case-file';
import type { Actor, Instant, OccurredAt } from '@juanzong/kernel';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const GOLDEN = fileURLToPath(new URL('../../../intake/domain/golden/', import.meta.url));

const instant = z.custom<Instant>((value) => typeof value === 'string');
const history = z.object({
  entries: z.array(z.object({ type: z.string(), version: z.number(), data: z.unknown(), occurredAt: z.custom<OccurredAt>(isObject), recordedAt: instant, actor: z.custom<Actor>(isObject), agency: z.string() })),
});

/** The entries of a case that a platform once took from the application to the archived and reviewed file. */
function closedCase(): z.infer<typeof history>['entries'] {
  const file = readdirSync(GOLDEN).filter((name) => name.startsWith('closed.v')).sort().at(-1);
  if (file === undefined) throw new Error('the golden history of a closed case is gone');
  return history.parse(JSON.parse(readFileSync(join(GOLDEN, file), 'utf8'))).entries;
}

const recorded = closedCase();

/** How many entries the recorded case has. */
export const ENTRIES_OF_A_CASE = recorded.length;
/** Of which kinds they are. */
export const KINDS_OF_A_CASE: string[] = [...new Set(recorded.map(({ type }) => type))];

/** Sealed entries of one stream, as the platform stores them: what was once recorded, again and again, under new ids. */
export function recordedFile(stream: string, count: number): Entry[] {
  const unsealed = Array.from({ length: count }, (_, revision): UnsealedEntry => {
    const entry = recorded[revision % recorded.length] as (typeof recorded)[number];
    const commandId = randomUUID();
    return {
      ...entry, entryFormat: ENTRY_FORMAT, eventId: randomUUID(), stream, revision, region: entry.agency.slice(0, 6), commandId, commandDigest: 'f'.repeat(64),
      causationId: commandId, correlationId: commandId, mustUnderstand: [], policyVersions: [], alg: 'SHA-256',
    };
  });
  return sealAll(unsealed, GENESIS_HASH);
}
