import { invalidArgument } from './call-error.js';

// Where .NET, for which clients write filters, and JavaScript would read the same text differently: anchors and escapes
// that only one of them has, inline options and other groups, subtraction of character classes.
const DIFFERENT = /\\[AZzGaepPkKcux0-9]|\(\?(?!:|=|!|<=|<!|<[A-Za-z_])|-\[/;

/** Compiles a filter within the subset common to .NET and JavaScript. Throws INVALID_ARGUMENT for everything else. */
export function compileRegex(source: string): RegExp {
  if (DIFFERENT.test(source)) throw invalidArgument('The regular expression uses what is not common to .NET and JavaScript');
  try {
    return new RegExp(source);
  } catch (error) {
    throw invalidArgument(error instanceof Error ? error.message : 'The regular expression is not valid');
  }
}
