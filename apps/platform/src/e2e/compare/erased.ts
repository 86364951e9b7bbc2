import { ERASED_TEXT } from '@juanzong/vault';

/** What a rule saw of a person is left out where the person cannot be read. */
const MASKED = /^\*+$/;

/** Where what is shown now differs from what was shown before by more than that something personal is not shown any more. */
export function beyondErasure(before: unknown, now: unknown, at = ''): string[] {
  if (now === ERASED_TEXT || now === null || (now === undefined && typeof before === 'string' && MASKED.test(before))) return [];
  if (typeof before !== 'object' || before === null || typeof now !== 'object' || Array.isArray(before) !== Array.isArray(now)) return before === now ? [] : [`${at}: ${JSON.stringify(before)} is ${JSON.stringify(now)}`];
  const [old, fresh] = [before as Readonly<Record<string, unknown>>, now as Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key) => beyondErasure(old[key], fresh[key], `${at}/${key}`));
}
