import { parseArgs } from 'node:util';

const usage = (text) => `用法 usage: ${text}`;

/**
 * What a command of this folder is told. `usageText`: how it is called, in one line; `config`: what `parseArgs` takes; `wrong`:
 * given the values, what is the matter with them, or nothing.
 * @returns `{ values, positionals }`, or `{ said, code }` where the command ends here: 0 for --help, 2 for what it does not understand.
 */
export function commandLine(args, usageText, config, wrong = () => undefined) {
  try {
    const { values, positionals } = parseArgs({ args, ...config, options: { ...config.options, help: { type: 'boolean', short: 'h' } } });
    if (values.help) return { said: usage(usageText), code: 0 };
    const matter = wrong(values, positionals);
    return matter === undefined ? { values, positionals } : { said: `${matter}\n${usage(usageText)}`, code: 2 };
  } catch (error) {
    return { said: `看不懂 / not understood: ${error.message}\n${usage(usageText)}`, code: 2 };
  }
}

/** The same for the process itself, which ends where it has to. */
export function told(usageText, config, wrong) {
  const { said, code, ...rest } = commandLine(process.argv.slice(2), usageText, config, wrong);
  if (said === undefined) return rest;
  (code === 0 ? console.log : console.error)(said);
  process.exit(code);
}

/** Says so of a text that is none of these whole numbers; nothing for one that is, or that is absent. */
export function notWhole(name, text, from, to = Number.MAX_SAFE_INTEGER) {
  if (text === undefined || (/^\d+$/.test(text) && Number(text) >= from && Number(text) <= to)) return undefined;
  const range = to === Number.MAX_SAFE_INTEGER ? `≥ ${from}` : `${from}–${to}`;
  return `--${name} 须为整数 ${range}，不是 / takes a whole number ${range}, not: ${text}`;
}
