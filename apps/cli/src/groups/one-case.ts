import type { Command } from 'commander';
import { actionsCommand } from '../commands/actions.js';
import { doCommand, type DoOptions } from '../commands/do.js';
import { documentCommand, type DocumentOptions } from '../commands/document.js';
import { replayCommand, type ReplayOptions } from '../commands/replay.js';
import { showCommand } from '../commands/show.js';
import { CASE } from './case-argument.js';
import type { Run } from './run.js';

/** One case. */
export function oneCase(root: Command, run: Run): void {
  root.command('show').description('案件概况 / one case').argument('<case>', CASE)
    .action((id: string, _options: object, command: Command) => run(command, (context) => showCommand(context, id)));

  root.command('replay').description('案卷时间线，及任一时刻的状态 / the timeline, and the state at any instant').argument('<case>', CASE)
    .option('--at <when>', '有效时刻：日期（当日终了）或 ISO 时刻 / valid at: a date (its end) or an ISO instant')
    .option('--known-at <when>', '知悉时刻：当时平台已记录的 / known at: what was on record then')
    .option('--reveal <reason>', '显示个人信息，须说明理由，将留痕 / open personal data, for this reason; it is logged')
    .action((id: string, options: ReplayOptions, command: Command) => run(command, (context) => replayCommand(context, id, options)));

  root.command('actions').description('可办理的事项 / what may be done next').argument('<case>', CASE)
    .action((id: string, _options: object, command: Command) => run(command, (context) => actionsCommand(context, id)));

  root.command('do').description('办理一个事项 / do something to a case').argument('<case>', CASE)
    .argument('<action>', '操作名，见 actions / name of the action').argument('[fields...]', '字段=值 / field=value')
    .option('--body <json>', '正文：JSON 或 @文件 / the body: JSON or @file')
    .option('--on <date>', '发生日期，缺省现在 / when it happened')
    .option('--key <key>', 'Idempotency-Key：以同一键重发不会重复办理 / the same key again changes nothing')
    .action((id: string, action: string, fields: string[], options: DoOptions, command: Command) => run(command, (context) => doCommand(context, id, action, fields, options)));

  root.command('document').description('案件文书：PDF 或 DOCX；不写文书名则列出 / a letter of a case as PDF or DOCX; without a form, the list').argument('<case>', CASE)
    .argument('[form]', '文书，如 receipt、grant-decision / the form')
    .option('--format <format>', 'pdf 或 docx / pdf or docx', 'pdf')
    .option('--out <file>', '文件 / the file')
    .option('--reason <reason>', '查阅理由，将留痕 / why it is opened; it is logged')
    .option('--draft', '按案卷现状拟稿，不取已制发的 / as it would be written now, not the one that was issued')
    .option('--of <form>', '送达回证：送达哪一份文书 / of a record of service: which letter')
    .action((id: string, form: string | undefined, options: DocumentOptions, command: Command) => run(command, (context) => documentCommand(context, id, form, options)));
}
