// The order in which jest runs test files: the longest first, so that no worker is left with it at the end.
import Sequencer from '@jest/test-sequencer';

/** Files that take more than twenty seconds, the longest first; all others follow in jest's own order. */
export const LONGEST = [
  'apps/platform/src/crash.e2e.spec.ts',
  'apps/platform/src/register.e2e.spec.ts',
  'libs/cluster-faults/src/whole-cluster.e2e.spec.ts',
  'libs/embedded-event-store/src/storage/kill.int.spec.ts',
  'apps/platform/src/virtual-time.e2e.spec.ts',
  'libs/local-cluster/src/up-and-down.e2e.spec.ts',
  'libs/verifier/src/random-changes.int.spec.ts',
  'apps/platform/src/backup.e2e.spec.ts',
  'apps/platform/src/lifecycle.e2e.spec.ts',
  'libs/profile/src/ownership.property.int.spec.ts',
  'libs/read-model/src/embedded/start-embedded-postgres.int.spec.ts',
  'tools/asyncapi/asyncapi.int.spec.mjs',
  'libs/profile/src/replay.property.int.spec.ts',
];

const placeOf = (path) => {
  const place = LONGEST.findIndex((one) => path.endsWith(`/${one}`));
  return place < 0 ? LONGEST.length : place;
};

export default class LongestFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => placeOf(a.path) - placeOf(b.path));
  }
}
