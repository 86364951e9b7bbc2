import { canonical } from '../canonical.js';
import type { Dice } from './dice.js';
import type { LooseExport } from './golden.js';

/** Whether a text is a copy of an export that leaves out disclosures or contents and changes nothing else. */
export function isRedaction(original: LooseExport, text: string): boolean {
  const copy = parsed(text);
  if (!copy || canonical(copy) !== text || !Array.isArray(copy.disclosures) || !Array.isArray(copy.documents)) return false;
  const kept = original.disclosures.filter((one) => copy.disclosures.some((other) => canonical(other) === canonical(one)));
  const documents = original.documents.map((one, i) => (typeof copy.documents[i] === 'object' && copy.documents[i] && !('content' in copy.documents[i]) ? without(one) : one));
  return canonical({ ...original, disclosures: kept, documents }) === text;
}

/** A copy with some of the disclosures and contents, whichever the dice say. */
export const redacted = (original: LooseExport, dice: Dice): LooseExport => ({
  ...original, disclosures: original.disclosures.filter(() => dice.below(2) === 0), documents: original.documents.map((one) => (dice.below(2) === 0 ? one : without(one))),
});

function without({ content: _content, ...reference }: LooseExport['documents'][number]): LooseExport['documents'][number] {
  return reference;
}

function parsed(text: string): LooseExport | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as LooseExport) : undefined;
  } catch {
    // Not JSON: no copy of anything.
    return undefined;
  }
}
