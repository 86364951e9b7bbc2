import { z } from 'zod';

export const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
/** That some calendar has. */
export const date = z.iso.date();
const instant = z.iso.datetime({ precision: 3 });
export const count = z.int().nonnegative();

/** The parts of an export; each is checked by itself, so that one bad entry does not hide the others. */
export const exportShape = z.strictObject({
  format: z.string(),
  clock: z.enum(['real', 'virtual']),
  stream: z.string().min(1),
  exportedAt: instant,
  entries: z.array(z.unknown()),
  documents: z.array(z.unknown()),
  disclosures: z.array(z.unknown()),
  head: z.strictObject({
    revision: count,
    hash: hex64,
    position: z.string().regex(/^(0|[1-9]\d*)$/),
    signature: z.strictObject({ alg: z.string(), keyId: z.string(), publicKey: z.string(), value: z.string() }),
  }),
});
export type ExportFile = z.infer<typeof exportShape>;

export const entryShape = z.strictObject({
  entryFormat: z.literal(1),
  eventId: z.string(),
  type: z.string(),
  version: z.int().positive(),
  stream: z.string(),
  revision: count,
  caseId: z.string().optional(),
  agency: z.string(),
  region: z.string(),
  actor: z.strictObject({ id: z.string(), role: z.string(), agency: z.string().optional() }),
  occurredAt: z.union([
    z.strictObject({ precision: z.literal('day'), date }),
    z.strictObject({ precision: z.literal('instant'), at: instant }),
  ]),
  recordedAt: instant,
  commandId: z.string(),
  commandDigest: z.string(),
  causationId: z.string(),
  correlationId: z.string(),
  mustUnderstand: z.array(z.string()),
  policyVersions: z.array(z.strictObject({ id: z.string(), contentHash: z.string(), verified: z.boolean() })),
  calendarVersion: z.string().optional(),
  corrects: z.string().optional(),
  data: z.unknown(),
  alg: z.enum(['SHA-256', 'SM3']),
  previousHash: z.string(),
  hash: z.string(),
});
export type EntryShape = z.infer<typeof entryShape>;

export const documentShape = z.strictObject({
  digest: hex64,
  size: count,
  mediaType: z.string(),
  kind: z.string(),
  pages: z.number().optional(),
  content: z.string().optional(),
});

export const disclosureShape = z.strictObject({ eventId: z.string(), field: z.string(), key: hex64 });
