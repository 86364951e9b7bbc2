import { z } from 'zod';
import { count, date, hex64 } from './shapes.js';

export const AGENCY_FORMAT = 'juanzong.agency-export/1';
export const SEAL_FORMAT = 'juanzong.agency-seal/1';

/** The first line of an agency's export. */
export const headingShape = z.strictObject({ format: z.literal(AGENCY_FORMAT), agency: z.string().min(1), clock: z.enum(['real', 'virtual']) });

const root = {
  agency: z.string().min(1), clock: z.enum(['real', 'virtual']), day: date, cases: count, treeSize: count, ledger: z.strictObject({ revision: count, hash: hex64 }),
  previousRoot: hex64, root: hex64, signature: z.strictObject({ alg: z.literal('Ed25519'), keyId: z.string(), publicKey: z.string(), value: z.string() }),
};

/** A published line. */
export const publishedShape = z.strictObject({ format: z.literal(SEAL_FORMAT), ...root });
export type PublishedRoot = z.infer<typeof publishedShape>;

/** The data of an entry of `seal-<agency>`. */
export const sealShape = z.strictObject({ ...root, heads: z.array(z.strictObject({ ordinal: z.int().positive(), revision: count, hash: hex64 })) });
export type SealData = z.infer<typeof sealShape>;

/** The data of an entry of `agency-<agency>`. */
export const registeredShape = z.object({ registeredCase: z.string(), ordinal: z.int().positive() });
