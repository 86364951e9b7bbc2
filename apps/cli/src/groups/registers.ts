import type { Command } from 'commander';
import { importCommand, type ImportOptions } from '../commands/import.js';
import { lawyersCommand } from '../commands/lawyers.js';
import type { Run } from './run.js';

/** What is taken in by the file. */
export function registers(root: Command, run: Run): void {
  root.command('import').description('导入登记簿（.xlsx 或 .csv），一行一件申请 / import a register, one row an application')
    .argument('[register]', '登记簿文件 / the register')
    .option('--template [file]', '写出带下拉列表的空登记簿 / write an empty register with drop-downs')
    .option('--rejected <file>', '退回副本的位置，缺省 <登记簿>.退回.<扩展名> / where the copy with the bad rows goes')
    .option('--dry-run', '只检查，不导入 / check only, import nothing')
    .action((file: string | undefined, options: ImportOptions, command: Command) => run(command, (context) => importCommand(context, file, options)));

  root.command('lawyers').description('律师入库 / enrol lawyers into the pools of agencies').argument('<file>', 'CSV 文件，如 examples/lawyers.csv / a CSV')
    .action((file: string, _options: object, command: Command) => run(command, (context) => lawyersCommand(context, file)));
}
