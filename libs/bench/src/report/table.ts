import type { Bilingual } from '@juanzong/kernel';
import stringWidth from 'string-width';
import { type Figure, type Goal, isMet } from '../figure.js';
import { padded } from './padded.js';

/** The figures of one section. */
export interface Measures {
  readonly name: string;
  readonly title: Bilingual;
  readonly figures: readonly Figure[];
}

const HEAD = ['数值 value', '单位 unit', '对照 peer', '比值 ratio', '目标 goal', '项目 what'];

/** A number with as many digits as say something. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const bound = ({ least, most, of }: Goal): string => `${of === 'ratio' ? '×' : ''}${least === undefined ? `≤${most}` : `≥${least}`}`;

function row(figure: Figure): string[] {
  const { label, unit, value, peer, ratio, goal } = figure;
  const reached = goal === undefined ? '' : `${bound(goal)} ${isMet(figure) === true ? '达到 met' : '未达到 not met'}`;
  return [shown(value), unit, peer ? `${shown(peer.value)} ${peer.name}` : '', ratio === undefined ? '' : `×${ratio.toFixed(2)}`, reached, `${label.zh} ${label.en}`];
}

/** A table of everything measured, section by section. */
export function table(sections: readonly Measures[]): string {
  const rows = sections.map(({ figures }) => figures.map(row));
  const widths = HEAD.map((head, at) => Math.max(...[HEAD, ...rows.flat()].map((cells) => stringWidth(cells[at] ?? head))));
  const line = (cells: readonly string[]): string => cells.map((cell, at) => (at === cells.length - 1 ? cell : padded(cell, widths[at] ?? 0, at === 0 ? 'left' : 'right'))).join('  ').trimEnd();
  return sections.map(({ title }, at) => [`\n${title.zh} / ${title.en}`, line(HEAD), ...(rows[at] ?? []).map(line)].join('\n')).join('\n');
}
