import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const revision = z.number().int().nonnegative();

/** What is signed and published of one agency and day; docs/case-file-format.md §12 says how it is computed. */
export const sealedRoot = z.strictObject({
  agency: z.string().min(1),
  clock: z.enum(['real', 'virtual']),
  /** A calendar date in Asia/Shanghai: everything that was recorded before its end, and nothing else. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  cases: z.number().int().nonnegative(),
  /** One leaf for the ledger and one for every case. */
  treeSize: z.number().int().positive(),
  ledger: z.strictObject({ revision, hash: hex64 }),
  previousRoot: hex64,
  root: hex64,
  signature: z.strictObject({ alg: z.literal('Ed25519'), keyId: z.string(), publicKey: z.string(), value: z.string() }),
});
export type SealedRoot = z.infer<typeof sealedRoot>;

/** The head of a case: of the case with this ordinal in the agency's ledger. */
export const sealedHead = z.strictObject({ ordinal: z.number().int().positive(), revision, hash: hex64 });

/** In `seal-<agency>`: all heads of the agency at the end of a day, as one root. `heads` are those that changed since the root before. */
export const agencySealedV1 = defineEvent({
  type: 'sealing.AgencySealed',
  version: 1,
  label: { zh: '机构案卷每日封缄', en: 'Files of an agency sealed for the day' },
  streams: ['seal'],
  mustUnderstand: [],
  lifeCycle: false,
  schema: z.strictObject({ ...sealedRoot.shape, heads: z.array(sealedHead) }),
  example: {
    agency: '340202', clock: 'real', day: '2024-03-05', cases: 1, treeSize: 2,
    ledger: { revision: 0, hash: '5d1c3c2b8f0b4f7f9f2f4c0e6a1d7b3e5d1c3c2b8f0b4f7f9f2f4c0e6a1d7b3e' },
    previousRoot: '0'.repeat(64), root: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
    signature: {
      alg: 'Ed25519', keyId: '0f8fad5bd9cb469fa16570867728950e', publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=',
      value: 'mdNm4Oj5c5bGv0Yk0m6yq0Q2n1m1Q5n5m5o3b1q3x5c2m5o3b1q3x5c2m5o3b1q3x5c2m5o3b1q3x5c2m5o3Aw==',
    },
    heads: [{ ordinal: 1, revision: 4, hash: '1a79a4d60de6718e8e5b326e338ae5331a79a4d60de6718e8e5b326e338ae533' }],
  },
});
