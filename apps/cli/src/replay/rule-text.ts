import type { RuleLine } from '@juanzong/case-history-contracts';
import { codeLabel } from '../cases/labels.js';
import { yuan } from './data-lines.js';
import { fieldLabel } from './field-labels.js';

const SAID: Readonly<Record<string, string>> = { yes: '✓ 符合 yes', no: '✗ 不符合 no' };
const INDENT = '      ';

/** The mark of everything that rests on what could not be verified. */
export const UNVERIFIED = '〔未核实 unverified〕';

/** The rules that an entry tried, each with what it said and why, and the sentence of the rule itself; a source that is that of the line before is not repeated. */
export const rulesText = (rules: readonly RuleLine[]): string => rules.map((rule, i) => ruleText(rule, rules[i - 1])).join('');

function ruleText(line: RuleLine, before: RuleLine | undefined): string {
  const { rule, said, text, saw, verified } = line;
  const facts = Object.entries(saw).map(([name, value]) => `${fieldLabel(name)}=${factText(name, value)}`).join('，');
  const lines = [
    `${SAID[said] ?? said}  ${text.zh} / ${text.en}${verified ? '' : `  ${UNVERIFIED}`}`,
    `  规则 rule: ${rule}${facts === '' ? '' : `  〔${facts}〕`}`,
    ...(line.source && before?.source && sourceOf(before).join() === sourceOf(line).join() ? ['依据 source: 同上 as above'] : sourceOf(line)).map((one) => `  ${one}`),
  ];
  return lines.map((one) => `${INDENT}${one}\n`).join('');
}

/** A fact as it was seen: codes in words, amounts in yuan; empty lists say so. */
function factText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((one) => codeLabel(name, String(one))).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' && name.endsWith('Fen') ? yuan(value) : codeLabel(name, String(value));
}

const sourceOf = ({ source }: RuleLine): string[] =>
  source
    ? [`依据 source: ${source.document}${source.article === undefined ? '' : ` ${source.article}`}：“${source.zh}”`, `              ${source.en}`]
    : ['依据 source: 原文不在现有规则包内 / the text is not in the packs at hand'];
