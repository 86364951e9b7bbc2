import type { Command } from 'commander';
import { checkCommand } from '../commands/check.js';
import { exportCommand, type ExportOptions } from '../commands/export.js';
import { kindsCommand } from '../commands/kinds.js';
import { rosterCommand, type RosterOptions } from '../commands/roster.js';
import { verifyCommand, type VerifyCommandOptions } from '../commands/verify.js';
import { CASE } from './case-argument.js';
import type { Run } from './run.js';

/** What somebody else checks. */
export function proof(root: Command, run: Run): void {
  root.command('export').description('导出案卷，可离线核验 / export a case file, verifiable without the platform').argument('[case]', CASE)
    .option('--agency <agency>', '导出一个机构的全部案卷、总册和封缄 / all case files of an agency with its ledger and seals')
    .option('--documents', '机构导出带上材料（密文）/ with --agency: the documents, encrypted, go along')
    .option('--out <file>', '文件，- 为标准输出 / the file, - for standard output')
    .option('--disclose <fields>', 'all，或以逗号分隔的字段 / all, or fields separated by commas')
    .option('--reason <reason>', '披露的理由，将留痕 / the reason of a disclosure; it is logged')
    .option('--with-roster <file>', '另附抽派所依的名册，供重新抽取 / the roster its lawyers were drawn from, to draw them again')
    .action((id: string | undefined, options: ExportOptions, command: Command) => run(command, (context) => exportCommand(context, id, options)));

  root.command('verify').description('核验案件、机构、导出文件或名册 / verify a case, an agency, an exported file or a roster').argument('[case|file]', '案件或文件 / a case or a file')
    .option('--agency <agency>', '核验一个机构的全部案卷、总册和每日封缄 / all case files of an agency, its ledger and its daily seals')
    .option('--published <file...>', '自己保存的公布文件 seals-YYYY.jsonl / published files that you kept')
    .option('--roster <file...>', '抽派所依的名册，逐次重新抽取 / the rosters of its draws: every lawyer is drawn again')
    .option('--trust <key...>', '受信任的签名公钥（base64 SPKI）/ trusted public keys')
    .action((target: string | undefined, options: VerifyCommandOptions, command: Command) => run(command, (context) => verifyCommand(context, target, options)));

  root.command('roster').description('机构律师库的名册：逐次重新抽派 / the roster of an agency: every draw is drawn again').argument('<agency>', '机构名称或代码 / name or code of the agency')
    .option('--case <case>', `只到该案的最后一次抽派；${CASE} / only up to the last draw for a case`)
    .option('--out <file>', '写出名册，可离线核验 / write the roster, verifiable without the platform')
    .action((agency: string, options: RosterOptions, command: Command) => run(command, (context) => rosterCommand(context, agency, options)));

  root.command('check').description('以案卷核对平台所示的一切 / compare everything shown with the case files')
    .action((_options: object, command: Command) => run(command, checkCommand));

  root.command('kinds').description('各类记录出现的次数 / how often each kind of entry occurs')
    .option('--never', '只看从未出现的 / only those that never occurred')
    .action((options: { never?: boolean }, command: Command) => run(command, (context) => kindsCommand(context, options)));
}
