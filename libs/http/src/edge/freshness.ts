import type { Refusal } from '@juanzong/kernel';
import { z } from 'zod';
import { platformRefusal } from '../problem/platform-refusals.js';

/** What a reader may ask of a read model before it answers: to have seen a file's revision, or a position of the store. */
export interface Freshness {
  readonly caseId?: string;
  readonly minRevision?: number;
  readonly minPosition?: bigint;
}

/** A read model that can be waited for. Resolves to false if it is not there within `timeoutMs`. */
export interface ReadModelWait {
  waitFor(wanted: Freshness, timeoutMs: number): Promise<boolean>;
}

/** The query parameters that every read takes. */
export const FRESHNESS_QUERY = {
  minRevision: z.coerce.number().int().min(0).optional(),
  minPosition: z.string().regex(/^\d{1,20}$/, '应为十进制的位置 / Must be a decimal position').optional(),
} as const;

export const FRESHNESS_TIMEOUT_MS = 5_000;

/** Waits, for a bounded time, until the read model has what was asked for. Returns the refusal if it does not. */
export async function untilFresh(model: ReadModelWait, wanted: Freshness, timeoutMs = FRESHNESS_TIMEOUT_MS): Promise<Refusal | undefined> {
  if (wanted.minRevision === undefined && wanted.minPosition === undefined) return undefined;
  if (await model.waitFor(wanted, timeoutMs)) return undefined;
  return platformRefusal('read-model.not-caught-up', {
    ...(wanted.minRevision === undefined ? {} : { minRevision: wanted.minRevision }),
    ...(wanted.minPosition === undefined ? {} : { minPosition: wanted.minPosition.toString() }),
  });
}
