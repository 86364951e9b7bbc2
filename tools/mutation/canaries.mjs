// A mutation run that finds every mutant dead, or alive, proves nothing. So before each run a small module is mutated twice: under a
// test that is known to be weak and what it leaves alive is known, and under a strong one that leaves nothing.

/** What the weak test does not notice: the birthday itself. */
const LEFT_BY_WEAK = ['years >= 18 → years > 18'];
/** A loop that runs away from its end, and a constant that is there before any test runs. */
const KILLED_BY_BOTH = ['age += 1 → age -= 1', "'MARRIED' → \"\""];

const changeOf = ({ original, replacement }) => `${original} → ${replacement}`;
const dead = ({ status }) => status === 'Killed' || status === 'Timeout';

/** What is wrong with the mutants under the weak and under the strong test; nothing, where they came out as they must. */
export function complaintsAbout({ weak, strong }) {
  const left = (mutants) => mutants.filter((one) => !dead(one)).map(changeOf).sort();
  const found = (change) => [weak, strong].every((mutants) => mutants.some((one) => changeOf(one) === change && dead(one)));
  return [
    ...(JSON.stringify(left(weak)) === JSON.stringify(LEFT_BY_WEAK) ? [] : [`弱测试应放过 the weak test must leave: ${LEFT_BY_WEAK.join('; ')}，实为 and left: ${left(weak).join('; ')}`]),
    ...(left(strong).length === 0 ? [] : [`强测试不应放过 the strong test must leave nothing, and left: ${left(strong).join('; ')}`]),
    ...KILLED_BY_BOTH.filter((change) => !found(change)).map((change) => `两个测试都应发现 both tests must find: ${change}`),
  ];
}
