import { PLATFORM_RULES_DOCUMENT, platformRuleText } from '@juanzong/assignment-domain';
import type { RuleLine } from '@juanzong/case-history-contracts';
import type { CaseTraceLine } from '@juanzong/common-contracts';
import type { PolicyBook } from '@juanzong/policy';

/** Every rule that a decision tried, with the sentence of the rule behind it. */
export function ruleLines(data: unknown, book: PolicyBook): RuleLine[] {
  const trace = (data as { trace?: readonly CaseTraceLine[] } | null)?.trace;
  if (!Array.isArray(trace)) return [];
  return (trace as readonly CaseTraceLine[]).map((line) => {
    const { rule, said, text, verified } = line;
    return { rule, said, text, saw: seen(line), verified, source: sourceOf(line, book) };
  });
}

/** The sentence of the rule pack, or of the platform's own rule; null for a pack that is not at hand. */
function sourceOf({ rule, article: tried }: CaseTraceLine, book: PolicyBook): RuleLine['source'] {
  const own = platformRuleText(rule);
  if (own) return { ...own, document: PLATFORM_RULES_DOCUMENT };
  const source = book.find(rule)?.source;
  const article = tried ?? source?.article;
  return source ? { ...source.text, document: source.document, ...(article === undefined ? {} : { article }) } : null;
}

/** With the figures of the person as the reader may see them: the figures, one masked word for all, or nothing once erased. */
const seen = ({ saw, sawOfPerson }: CaseTraceLine): Readonly<Record<string, unknown>> => {
  if (sawOfPerson === undefined || sawOfPerson === null) return saw;
  return typeof sawOfPerson === 'object' ? { ...saw, ...sawOfPerson } : { ...saw, person: sawOfPerson };
};
