import type { RuleLine } from '@juanzong/case-history-contracts';

const SAID: Readonly<Record<string, string>> = { yes: '✓ 符合 yes', no: '✗ 不符合 no' };
const INDENT = '      ';

/** The mark of everything that rests on what could not be verified. */
export const UNVERIFIED = '〔未核实 unverified〕';

/** A rule that was tried: what it said and why, and the sentence of the rule itself. */
export function ruleText({ rule, said, text, source, saw, verified }: RuleLine): string {
  const facts = Object.entries(saw).map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('、') : String(value)}`).join('，');
  const lines = [
    `${SAID[said] ?? said}  ${text.zh} / ${text.en}${verified ? '' : `  ${UNVERIFIED}`}`,
    `  规则 rule: ${rule}${facts === '' ? '' : `  〔${facts}〕`}`,
    ...(source ? [`  依据 source: ${source.document}${source.article === undefined ? '' : ` ${source.article}`}：“${source.zh}”`, `                ${source.en}`] : ['  依据 source: 原文不在现有规则包内 / the text is not in the packs at hand']),
  ];
  return lines.map((line) => `${INDENT}${line}\n`).join('');
}
