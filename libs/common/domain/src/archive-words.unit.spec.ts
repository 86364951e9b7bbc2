import { expect, it } from '@jest/globals';
import { platformRules } from '@juanzong/testing';
import { inWords } from './code-words.js';

interface Named {
  readonly code: string;
  readonly label: { readonly zh: string };
}

it('every paper and every list of the packs has its words', () => {
  const named = platformRules().book.packs.filter(({ kind }) => kind === 'archive-list').flatMap(({ params }) => {
    const { list, items = [] } = params as { readonly list?: Named; readonly items?: readonly Named[] };
    return [...(list ? [['list', list] as const] : []), ...items.map((item) => ['item', item] as const)];
  });
  expect(named.length).toBeGreaterThan(50);
  for (const [field, { code, label }] of named) expect([field, code, inWords(field, code)]).toEqual([field, code, label.zh]);
});
