import type { RuleLine } from '@juanzong/case-history-contracts';
import type { CaseTraceLine } from '@juanzong/common-contracts';
import type { PolicyBook } from '@juanzong/policy';

/** Every rule that a decision tried, with the sentence of the rule behind it. */
export function ruleLines(data: unknown, book: PolicyBook): RuleLine[] {
  const trace = (data as { trace?: readonly CaseTraceLine[] } | null)?.trace;
  if (!Array.isArray(trace)) return [];
  return (trace as readonly CaseTraceLine[]).map((line) => {
    const pack = book.find(line.rule);
    const article = line.article ?? pack?.source.article;
    return {
      rule: line.rule, said: line.said, text: line.text, saw: seen(line), verified: line.verified,
      source: pack ? { ...pack.source.text, document: pack.source.document, ...(article === undefined ? {} : { article }) } : null,
    };
  });
}

/** With the figures of the person as the reader may see them: the figures, one masked word for all, or nothing once erased. */
const seen = ({ saw, sawOfPerson }: CaseTraceLine): Readonly<Record<string, unknown>> => {
  if (sawOfPerson === undefined || sawOfPerson === null) return saw;
  return typeof sawOfPerson === 'object' ? { ...saw, ...sawOfPerson } : { ...saw, person: sawOfPerson };
};
