import { z } from 'zod';
import { bilingualSchema } from './kinds/common.js';
import type { LoadedPack } from './pack.js';

/** One rule that was tried: which, what it saw, what it said. Stored in the entry of the decision. */
export const traceLineSchema = z.strictObject({
  /** The id of the rule pack. */
  rule: z.string(),
  /** The ground within the pack, where it has several. */
  ground: z.string().optional(),
  article: z.string().optional(),
  saw: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  said: z.enum(['yes', 'no']),
  verified: z.boolean(),
  /** As an auditor reads it; 未核实 stands in it where the pack is not verified. */
  text: bilingualSchema,
});
export type TraceLine = z.infer<typeof traceLineSchema>;

/** As it stands in entries: what a decision pinned of one pack. */
export const policyVersionSchema = z.strictObject({ id: z.string(), contentHash: z.string(), verified: z.boolean() });

/** Writes a trace line about a pack. `ground` adds the label and article of one of its grounds. */
export function traceLine(
  pack: LoadedPack, said: TraceLine['said'], saw: TraceLine['saw'],
  ground?: { readonly code: string; readonly label: { readonly zh: string; readonly en: string }; readonly article?: string | undefined },
): TraceLine {
  const article = ground?.article ?? pack.source.article;
  const zh = `${pack.title.zh}${ground ? `：${ground.label.zh}` : ''}——${said === 'yes' ? '符合' : '不符合'}${pack.verified ? '' : '（未核实）'}`;
  const en = `${pack.title.en}${ground ? `: ${ground.label.en}` : ''} — ${said}${pack.verified ? '' : ' (unverified)'}`;
  return {
    rule: pack.id, ...(ground ? { ground: ground.code } : {}), ...(article === undefined ? {} : { article }),
    saw, said, verified: pack.verified, text: { zh, en },
  };
}
