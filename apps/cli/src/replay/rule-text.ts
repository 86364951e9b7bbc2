import type { RuleLine } from '@juanzong/case-history-contracts';

const SAID: Readonly<Record<string, string>> = { yes: '✓ 符合 yes', no: '✗ 不符合 no' };
const INDENT = '      ';

/** The mark of everything that rests on what could not be verified. */
export const UNVERIFIED = '〔未核实 unverified〕';

/** The rules that an entry tried, each with what it said and why, and the sentence of the rule itself; a source that is that of the line before is not repeated. */
export const rulesText = (rules: readonly RuleLine[]): string => rules.map((rule, i) => ruleText(rule, rules[i - 1])).join('');

function ruleText(line: RuleLine, before: RuleLine | undefined): string {
  const { rule, said, text, saw, verified } = line;
  const facts = Object.entries(saw).map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('、') : String(value)}`).join('，');
  const lines = [
    `${SAID[said] ?? said}  ${text.zh} / ${text.en}${verified ? '' : `  ${UNVERIFIED}`}`,
    `  规则 rule: ${rule}${facts === '' ? '' : `  〔${facts}〕`}`,
    ...(line.source && before?.source && sourceOf(before).join() === sourceOf(line).join() ? ['依据 source: 同上 as above'] : sourceOf(line)).map((one) => `  ${one}`),
  ];
  return lines.map((one) => `${INDENT}${one}\n`).join('');
}

const sourceOf = ({ source }: RuleLine): string[] =>
  source
    ? [`依据 source: ${source.document}${source.article === undefined ? '' : ` ${source.article}`}：“${source.zh}”`, `              ${source.en}`]
    : ['依据 source: 原文不在现有规则包内 / the text is not in the packs at hand'];
