import type { Letter, LetterBlock } from '../letter.js';
import { LetterError } from '../letter-error.js';
import { FILTERS } from './filters.js';
import type { LetterTemplate, TemplateBlock, TemplateCondition } from './template.js';

type Scope = Readonly<Record<string, unknown>>;

const PLACEHOLDER = /\{\{\s*([\w.]+)(?:\|(\w+))?\s*\}\}/gu;
const HEAD = { author: 'agency.name', date: 'date' } as const;

/**
 * The words of a letter: every placeholder replaced, once, by its value. A value is never read as a template again.
 * @throws LetterError `letters.value-missing` for a placeholder that has no value.
 */
export function fillLetter(template: LetterTemplate, facts: Scope): Letter {
  const fill = filler(template.form);
  const read = (path: string): string => fill(`{{${path}}}`, facts);
  return {
    form: template.form, title: template.name, author: read(HEAD.author), date: read(HEAD.date), pageNumbers: template.pageNumbers, textSize: template.textSize,
    blocks: joined(template.blocks.filter((block) => stands(block, facts)).flatMap((block) => filled(block, facts, fill))),
  };
}

/** Tables that follow on each other with the same columns are one: each of their rows stands or falls by itself. */
function joined(blocks: readonly LetterBlock[]): LetterBlock[] {
  const result: LetterBlock[] = [];
  for (const block of blocks) {
    const before = result.at(-1);
    if (before?.kind === 'table' && block.kind === 'table' && continues(before, block)) result[result.length - 1] = { ...before, rows: [...before.rows, ...block.rows] };
    else result.push(block);
  }
  return result;
}

type Table = Extract<LetterBlock, { kind: 'table' }>;

const continues = (before: Table, next: Table): boolean => next.head.length === 0 && next.minHeight === before.minHeight && String([next.widths, next.align]) === String([before.widths, before.align]);

type Fill = (text: string, scope: Scope) => string;

function filler(form: string): Fill {
  return (text, scope) =>
    text.replace(PLACEHOLDER, (_whole, path: string, filter?: string) => {
      const value = at(scope, path);
      if (value === undefined || value === null || value === '' || typeof value === 'object') throw new LetterError('letters.value-missing', form, path);
      if (filter === undefined) return String(value);
      const change = FILTERS[filter];
      if (!change) throw new LetterError('letters.template-wrong', form, `no filter ${filter}`);
      return change(String(value));
    });
}

function filled(block: TemplateBlock, facts: Scope, fill: Fill): LetterBlock[] {
  switch (block.kind) {
    case 'title':
      return [{ kind: 'title', lines: block.lines.map((line) => fill(line, facts)) }];
    case 'paragraph':
      return scopes(facts, block.each).map((scope) => ({ kind: 'paragraph', text: fill(block.text, scope), indent: block.indent }));
    case 'note':
      return scopes(facts, block.each).map((scope) => ({ kind: 'note', text: fill(block.text, scope) }));
    case 'number':
    case 'addressee':
    case 'heading':
      return [{ kind: block.kind, text: fill(block.text, facts) }];
    case 'table': {
      const rows = scopes(facts, block.each).flatMap((scope) => block.rows.map((row) => row.map((cell) => fill(cell, scope))));
      return [{ kind: 'table', head: block.head.map((cell) => fill(cell, facts)), widths: block.widths, align: block.align, rows, minHeight: block.minHeight }];
    }
    case 'signature':
      return [{ kind: 'signature', name: fill(block.name, facts), seal: block.seal === null ? null : fill(block.seal, facts), date: fill(block.date, facts) }];
    case 'space':
      return [{ kind: 'space', lines: block.lines }];
    case 'pageBreak':
      return [{ kind: 'pageBreak' }];
  }
}

/** The facts once, or once for each member of a list, which is `item` there and `n` its place from 1. */
function scopes(facts: Scope, each: string | undefined): Scope[] {
  if (each === undefined) return [facts];
  const list = at(facts, each);
  return Array.isArray(list) ? list.map((item: unknown, i) => ({ ...facts, item, n: i + 1 })) : [];
}

const stands = ({ when, unless }: Pick<TemplateBlock, 'when' | 'unless'>, facts: Scope): boolean =>
  (when === undefined || holds(when, facts)) && (unless === undefined || !holds(unless, facts));

function holds(condition: TemplateCondition, facts: Scope): boolean {
  if (typeof condition !== 'string') return Object.entries(condition).every(([path, value]) => at(facts, path) === value);
  const value = at(facts, condition);
  return value !== undefined && value !== null && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0);
}

const at = (scope: Scope, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? (inner as Scope)[key] : undefined), scope);
