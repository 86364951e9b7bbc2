// What a report comes to: how many mutants were detected, how many are explained, which live on without a reason.

const DETECTED = new Set(['Killed', 'Timeout']);
const ALIVE = new Set(['Survived', 'NoCoverage']);

/** The mutants of Stryker's report, each with the text that it replaces. */
export function mutantsOf({ files }) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ mutatorName, replacement, status, location: { start, end } }) => ({
      file, status, mutator: mutatorName, replacement, line: start.line,
      original: start.line === end.line ? lines[start.line - 1].slice(start.column - 1, end.column - 1) : `${lines[start.line - 1].slice(start.column - 1)} …`,
      within: lines[start.line - 1].trim(),
    }));
  });
}

/** Whether an explanation is about this mutant; `within` is part of its line, where the same text stands more than once. */
const explains = ({ file, mutator, original, replacement, within }) => (mutant) =>
  mutant.file === file && mutant.mutator === mutator && mutant.original === original && mutant.replacement === replacement && (within === undefined || mutant.within.includes(within));

/** The score in percent, rounded down to two digits: detected of all that were tried, the explained among them. */
export const scoreOf = ({ detected, tried }) => (tried === 0 ? 0 : Math.floor((detected / tried) * 10_000) / 100);

/** A library's outcome. An explanation that no living mutant answers to is `idle`; a mutant that could not be run at all is `broken`. */
export function outcomeOf(mutants, explanations) {
  const alive = mutants.filter(({ status }) => ALIVE.has(status));
  const tried = mutants.filter(({ status }) => DETECTED.has(status) || ALIVE.has(status));
  return {
    tried: tried.length,
    detected: tried.length - alive.length,
    ignored: mutants.filter(({ status }) => status === 'Ignored').length,
    broken: mutants.filter(({ status }) => status === 'RuntimeError' || status === 'CompileError' || status === 'Pending'),
    explained: alive.filter((one) => explanations.some((why) => explains(why)(one))),
    unexplained: alive.filter((one) => !explanations.some((why) => explains(why)(one))),
    idle: explanations.filter((why) => !alive.some(explains(why))),
  };
}
