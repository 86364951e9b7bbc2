// The order in which jest runs test files: the longest first, so that no worker is left with it at the end.
import Sequencer from '@jest/test-sequencer';

/** Files that take minutes, the longest first; all others follow in jest's own order. */
export const LONGEST = ['apps/platform/src/crash.e2e.spec.ts'];

const placeOf = (path) => {
  const place = LONGEST.findIndex((one) => path.endsWith(`/${one}`));
  return place < 0 ? LONGEST.length : place;
};

export default class LongestFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => placeOf(a.path) - placeOf(b.path));
  }
}
