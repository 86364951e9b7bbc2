import type { RuleLine } from '@juanzong/case-history-contracts';
import type { TraceLine } from '@juanzong/common-contracts';
import type { PolicyBook } from '@juanzong/policy';

/** Every rule that a decision tried, with the sentence of the rule behind it. */
export function ruleLines(data: unknown, book: PolicyBook): RuleLine[] {
  const trace = (data as { trace?: readonly TraceLine[] } | null)?.trace;
  if (!Array.isArray(trace)) return [];
  return (trace as readonly TraceLine[]).map((line) => {
    const pack = book.find(line.rule);
    const article = line.article ?? pack?.source.article;
    return {
      rule: line.rule, said: line.said, text: line.text, saw: line.saw, verified: line.verified,
      source: pack ? { ...pack.source.text, document: pack.source.document, ...(article === undefined ? {} : { article }) } : null,
    };
  });
}
