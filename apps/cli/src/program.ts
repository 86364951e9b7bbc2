import { Command } from 'commander';
import { contextOf, type GlobalOptions } from './commands/context.js';
import type { ExitCode } from './exit-codes.js';
import { lists } from './groups/lists.js';
import { oneCase } from './groups/one-case.js';
import { operations } from './groups/operations.js';
import { proof } from './groups/proof.js';
import { registers } from './groups/registers.js';
import type { Run } from './groups/run.js';
import { HELP } from './help-texts.js';
import type { Io } from './io.js';

const EXIT_CODES = '\n退出码 Exit codes: 0 完成 done · 1 有退回行、核验不符或被拒绝 bad rows, failed verification or refused · 2 用法有误或平台无应答 wrong usage or nothing answers\n';

/** Every command with its options. `done` gets the exit code of the one that ran. */
export function program(io: Io, done: (code: ExitCode) => void): Command {
  const root = new Command('juanzong');
  const run: Run = (command, work) => work(contextOf(io, command.optsWithGlobals<GlobalOptions>())).then(done);
  root
    .description('卷宗：法律援助案卷平台的命令行 / the command line of the Juanzong legal-aid platform')
    .option('--url <url>', '平台地址，缺省 JUANZONG_URL，或本机 JUANZONG_PORT（7300） / address of the platform; JUANZONG_TOKEN holds a token of another issuer than the built-in one')
    .option('--json', '以 JSON 输出 / print JSON')
    .option('--as <persona>', '以某一身份办理，见 personas / act as a persona')
    .configureHelp(HELP)
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .helpOption('-h, --help', '显示帮助 / show help')
    .helpCommand('help [command]', '显示命令的帮助 / show help of a command')
    .addHelpText('after', EXIT_CODES)
    .exitOverride();

  for (const group of [registers, lists, oneCase, proof, operations]) group(root, run);
  for (const command of root.commands) command.helpOption('-h, --help', '显示帮助 / show help');
  return root;
}
