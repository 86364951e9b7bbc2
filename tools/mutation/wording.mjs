// What is not mutated: single strings that are pure wording. Changing one letter of a sentence is no behaviour, and a test that
// repeats the sentence proves nothing. Everything else is mutated, the expressions within sentences too.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const LANGUAGES = new Set(['zh', 'en']);
/** Functions that take sentences, and which of their arguments are. */
const SENTENCES = { refusalText: [1, 2], action: [1, 2], fromRules: [2, 3] };
const WORDED = /\p{Script=Han}/u;

const WHY = '措辞 / wording';

/** Why a node is not mutated, or undefined: the sentences of refusals and actions, `zh` and `en`, and Chinese words in tables of codes. */
function wording({ node, parent, key, listKey }) {
  const single = node.type === 'StringLiteral' || (node.type === 'TemplateLiteral' && node.expressions.length === 0);
  if (!single) return undefined;
  if (parent.type === 'ObjectProperty' && key === 'value') {
    if (LANGUAGES.has(parent.key.name) || (node.type === 'StringLiteral' && WORDED.test(node.value))) return WHY;
  }
  if (parent.type === 'CallExpression' && listKey === 'arguments' && SENTENCES[parent.callee.name]?.includes(key)) return WHY;
  return undefined;
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'wording', { shouldIgnore: wording })];
