import { Command } from 'commander';
import { actionsCommand } from './commands/actions.js';
import { backupCommand, type BackupOptions } from './commands/backup.js';
import { campaignsCommand, type CampaignsOptions } from './commands/campaigns.js';
import { casesCommand, type CasesOptions } from './commands/cases.js';
import { checkCommand } from './commands/check.js';
import { type Context, contextOf, type GlobalOptions } from './commands/context.js';
import { deadlinesCommand, type DeadlinesOptions } from './commands/deadlines.js';
import { doCommand, type DoOptions } from './commands/do.js';
import { documentCommand, type DocumentOptions } from './commands/document.js';
import { eventStoreCommand, type EventStoreOptions } from './commands/event-store.js';
import { eventStoreCheckCommand } from './commands/event-store-check.js';
import { exportCommand, type ExportOptions } from './commands/export.js';
import { forwardingsCommand, type ForwardingsOptions } from './commands/forwardings.js';
import { gradesCommand, type GradesOptions } from './commands/grades.js';
import { importCommand, type ImportOptions } from './commands/import.js';
import { lawyersCommand } from './commands/lawyers.js';
import { openingsCommand, type OpeningsOptions } from './commands/openings.js';
import { personasCommand } from './commands/personas.js';
import { queueCommand, type QueueOptions } from './commands/queue.js';
import { replayCommand, type ReplayOptions } from './commands/replay.js';
import { restoreCommand, type RestoreOptions } from './commands/restore.js';
import { kindsCommand } from './commands/kinds.js';
import { simulateCommand, type SimulateCommandOptions } from './commands/simulate.js';
import { showCommand } from './commands/show.js';
import { statisticsCommand, type StatisticsOptions } from './commands/statistics.js';
import { verifyCommand, type VerifyCommandOptions } from './commands/verify.js';
import type { ExitCode } from './exit-codes.js';
import { HELP } from './help-texts.js';
import type { Io } from './io.js';

const EXIT_CODES = '\n退出码 Exit codes: 0 完成 done · 1 有退回行、核验不符或被拒绝 bad rows, failed verification or refused · 2 用法有误或平台无应答 wrong usage or nothing answers\n';
const OUT = ['--out <file>', '写成 Excel 文件 / write an Excel file'] as const;
const DATA = ['--data <dir>', '平台的数据目录，缺省 JUANZONG_DATA 或 ./data / data directory of the platform'] as const;
const CASE = '案件编号、案号或登记编号 / case id, case number or register number';

/** Every command with its options. `done` gets the exit code of the one that ran. */
export function program(io: Io, done: (code: ExitCode) => void): Command {
  const root = new Command('juanzong');
  const run = (command: Command, work: (context: Context) => Promise<ExitCode>): Promise<void> => work(contextOf(io, command.optsWithGlobals<GlobalOptions>())).then(done);
  root
    .description('卷宗：法律援助案卷平台的命令行 / the command line of the Juanzong legal-aid platform')
    .option('--url <url>', '平台地址，缺省 http://127.0.0.1:7300 或 JUANZONG_PORT / address of the platform')
    .option('--json', '以 JSON 输出 / print JSON')
    .option('--as <persona>', '以某一身份办理，见 personas / act as a persona')
    .configureHelp(HELP)
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .helpOption('-h, --help', '显示帮助 / show help')
    .helpCommand('help [command]', '显示命令的帮助 / show help of a command')
    .addHelpText('after', EXIT_CODES)
    .exitOverride();

  root.command('import').description('导入登记簿（.xlsx 或 .csv），一行一件申请 / import a register, one row an application')
    .argument('[register]', '登记簿文件 / the register')
    .option('--template [file]', '写出带下拉列表的空登记簿 / write an empty register with drop-downs')
    .option('--rejected <file>', '退回副本的位置，缺省 <登记簿>.退回.<扩展名> / where the copy with the bad rows goes')
    .option('--dry-run', '只检查，不导入 / check only, import nothing')
    .action((file: string | undefined, options: ImportOptions, command: Command) => run(command, (context) => importCommand(context, file, options)));

  root.command('cases').description('案件列表 / list cases')
    .option('--agency <agency>', '机构名称或代码 / name or code of the agency')
    .option('--state <state>', '状态，如 已受理 或 ACCEPTED / state')
    .option('--overdue', '只看逾期 / only overdue ones')
    .option('--search <text>', '案号、登记编号、律师或证件号码 / case or register number, lawyer, identity number')
    .option('--in-hand-of <lawyer>', '该律师（编号）手上的在办案件，例如病假时需移交的 / the open cases of a lawyer (id), for example to hand over')
    .option('--limit <n>', '至多显示几件 / how many at most', '50')
    .option('--offset <n>', '跳过几件 / how many to skip', '0')
    .option(...OUT)
    .action((options: CasesOptions, command: Command) => run(command, (context) => casesCommand(context, options)));

  root.command('queue').description('我的待办，先到期的在前（用 --as 说明是谁）/ what waits for whoever --as names, the earliest due first')
    .option('--within <days>', '只看几天内到期的，0 为今天 / only what is due within so many days, 0 is today')
    .option('--limit <n>', '至多显示几件 / how many at most', '50')
    .option(...OUT)
    .action((options: QueueOptions, command: Command) => run(command, (context) => queueCommand(context, options)));

  root.command('deadlines').description('期限一览：谁的期限，还剩多少 / who holds which clock and how much is left')
    .option('--agency <agency>', '机构名称或代码 / name or code of the agency')
    .option('--status <status>', 'OPEN 未办结 · OVERDUE 逾期 · MISSED 届满未办结')
    .option('--within <days>', '只看几天内到期的 / only what is due within so many days')
    .option('--limit <n>', '至多显示几项 / how many at most', '50')
    .option(...OUT)
    .action((options: DeadlinesOptions, command: Command) => run(command, (context) => deadlinesCommand(context, options)));

  const FORWARDINGS = {
    outbox: '转出：本机构转交出去的 / what an agency forwarded', inbox: '转入：转交、指定给本机构的 / what was forwarded or designated to it', disputes: '管辖争议：由哪一机关指定 / disputes, by the authority that designates',
  } as const;
  for (const list of ['outbox', 'inbox', 'disputes'] as const) {
    root.command(list).description(FORWARDINGS[list])
      .option('--agency <agency>', list === 'disputes' ? '指定机关的区划代码 / region of the authority' : '机构名称或代码 / name or code of the agency')
      .option('--status <status>', 'PROPOSED · FORWARDED · ACCEPTED · DISPUTED · DESIGNATED · WITHDRAWN · ENDED，或中文 / or in Chinese')
      .option('--limit <n>', '至多显示几件 / how many at most', '50')
      .option(...OUT)
      .action((options: ForwardingsOptions, command: Command) => run(command, (context) => forwardingsCommand(context, list, options)));
  }

  root.command('statistics').description('统计：按地区、事项、人群、月份，任一时刻 / counts by region, matter, group and month, at any instant')
    .argument('[what]', 'cases 所涉案件 · concentration 指派集中度 · deadlines 期限；缺省为计数 / counts if absent')
    .option('--measure <measures>', '统计项，如 GRANTED,REFUSED 或 给予援助 / what to count, separated by commas')
    .option('--by <dimensions>', '如 region,month 或 机构,月份 / what to break down by, separated by commas')
    .option('--from <date>', '发生日期起（含）/ happened from, included')
    .option('--to <date>', '发生日期止（含）/ happened to, included')
    .option('--as-of <when>', '以当时已记录的为准：日期或 ISO 时刻 / as on record then')
    .option('--agency <agency>', '机构名称或代码 / name or code of the agency')
    .option('--region <region>', '地区名称或代码 / name or code of a region, of any level')
    .option('--month <month>', 'YYYY-MM')
    .option('--matter <matter>', '事项 / matter').option('--group <group>', '人群 / group').option('--lawyer <id>', '承办人编号 / id of the lawyer').option('--grade <grade>', '等次 / grade')
    .option('--top <n>', '集中度：前几名 / concentration: the top how many', '5')
    .option('--limit <n>', '所涉案件至多几件 / how many cases at most', '50')
    .option(...OUT)
    .action((what: string | undefined, options: StatisticsOptions, command: Command) => run(command, (context) => statisticsCommand(context, what, options)));

  root.command('grades').description('质量评估结果：按机构和承办律师 / published grades by agency and lawyer')
    .option('--campaign <id>', '评估活动 / a campaign').option('--region <region>', '评估地区代码 / region of the campaign').option('--of <whom>', '机构 AGENCY · 律师 LAWYER')
    .option('--limit <n>', '至多显示几项 / how many at most', '50')
    .option(...OUT)
    .action((options: GradesOptions, command: Command) => run(command, (context) => gradesCommand(context, options)));

  root.command('campaigns').description('质量评估活动；写明一次活动则核验其抽样 / review campaigns; with an id its draw is verified')
    .argument('[campaign]', '评估活动 / a campaign')
    .option('--region <region>', '地区代码 / region').option('--limit <n>', '至多显示几次 / how many at most', '50')
    .option('--out <file>', '写成 Excel 文件；写明一次活动则写出其记录 / an Excel file; with an id the campaign’s entries')
    .action((id: string | undefined, options: CampaignsOptions, command: Command) => run(command, (context) => campaignsCommand(context, id, options)));

  root.command('openings').description('谁在何时为何查阅了哪些个人信息 / who opened which personal data, when and why')
    .option('--case <case>', CASE)
    .option('--by <persona>', '查阅人 / who opened it')
    .option('--agency <agency>', '查阅人的机构 / the agency of whoever opened it')
    .option('--from <date>', '起（含）/ from, included')
    .option('--to <date>', '止（含）/ to, included')
    .option('--limit <n>', '至多显示几次 / how many at most', '50')
    .option(...OUT)
    .action((options: OpeningsOptions, command: Command) => run(command, (context) => openingsCommand(context, options)));

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

  root.command('export').description('导出案卷，可离线核验 / export a case file, verifiable without the platform').argument('<case>', CASE)
    .option('--out <file>', '文件，- 为标准输出 / the file, - for standard output')
    .option('--disclose <fields>', 'all，或以逗号分隔的字段 / all, or fields separated by commas')
    .option('--reason <reason>', '披露的理由，将留痕 / the reason of a disclosure; it is logged')
    .action((id: string, options: ExportOptions, command: Command) => run(command, (context) => exportCommand(context, id, options)));

  root.command('verify').description('核验案件或导出文件 / verify a case or an exported file').argument('<case|file>', '案件或文件 / a case or a file')
    .option('--trust <key...>', '受信任的签名公钥（base64 SPKI）/ trusted public keys')
    .action((target: string, options: VerifyCommandOptions, command: Command) => run(command, (context) => verifyCommand(context, target, options)));

  root.command('kinds').description('各类记录出现的次数 / how often each kind of entry occurs')
    .option('--never', '只看从未出现的 / only those that never occurred')
    .action((options: { never?: boolean }, command: Command) => run(command, (context) => kindsCommand(context, options)));

  root.command('simulate').description('在虚拟时钟上按登记簿推演：人人各司其职 / live a register on a virtual clock, everybody playing their part')
    .requiredOption('--register <file>', '登记簿 / the register')
    .option('--seed <n>', '同一种子得出同样的案卷 / the same seed gives the same case files', '1')
    .option('--until <date>', '推演到哪一天，缺省最后一行之后八个月 / the last day, eight months after the last row unless told')
    .option('--speed <n>', '每秒至多几天 / days in a second, at most')
    .option('--rows <n>', '只取其中几行 / only so many of its rows')
    .action((options: SimulateCommandOptions, command: Command) => run(command, (context) => simulateCommand(context, options)));

  root.command('check').description('以案卷核对平台所示的一切 / compare everything shown with the case files')
    .action((_options: object, command: Command) => run(command, checkCommand));

  root.command('lawyers').description('律师入库 / enrol lawyers into the pools of agencies').argument('<file>', 'CSV 文件，如 examples/lawyers.csv / a CSV')
    .action((file: string, _options: object, command: Command) => run(command, (context) => lawyersCommand(context, file)));

  root.command('personas').description('可用的身份 / who one may act as')
    .action((_options: object, command: Command) => run(command, personasCommand));

  root.command('backup').description('备份事件存储、保险库和材料，平台可以照常运行 / back up event store, vault and documents while the platform runs')
    .argument('<dir>', '放到哪里：不存在的或空的目录 / where to: nothing or an empty directory')
    .option(...DATA)
    .option('--with-master-key', '连同主密钥；这样的备份谁得到都能读 / with the master key: whoever gets it can read it')
    .action((target: string, options: BackupOptions, command: Command) => run(command, (context) => backupCommand(context, target, options)));

  root.command('restore').description('从备份恢复出一个数据目录；备份之后的抹除会再次执行 / make a data directory from a backup; erasures of afterwards are applied again')
    .argument('<dir>', '备份 / the backup')
    .option(DATA[0], '恢复到哪里：不存在的或空的目录，缺省 JUANZONG_DATA 或 ./data / where to: nothing or an empty directory')
    .option('--master-key <file>', '另行保管的 master.key（备份不含主密钥时）/ the master.key that was kept elsewhere, unless the backup holds it')
    .option('--erasures <place...>', '抹除清单、数据目录或较晚的备份；数据目录旁的清单总会读 / lists of erasures, data directories or later backups; the list beside the data directory is always read')
    .option('--clock <kind>', 'real 或 virtual，缺省 JUANZONG_CLOCK / kind of clock')
    .action((backup: string, options: RestoreOptions, command: Command) => run(command, (context) => restoreCommand(context, backup, options)));

  const eventStore = root.command('event-store').description('单独运行事件存储（EventStoreDB 协议）/ run the event store by itself, over the protocol of EventStoreDB')
    .option('--data <dir>', '数据目录 / where everything is kept')
    .option('--port <port>', '端口，缺省 2113，0 为任一空闲端口 / port, 0 for any free one')
    .option('--host <address>', '监听地址，缺省 127.0.0.1；其他地址须用 TLS / address, any but loopback takes TLS')
    .option('--tls-cert <file>', '证书（PEM）/ certificate').option('--tls-key <file>', '私钥（PEM）/ private key')
    .option('--max-append-size <bytes>', '一次写入的上限，缺省 1048576 / most bytes of one append')
    .action((options: EventStoreOptions, command: Command) => run(command, (context) => eventStoreCommand(context, options)));
  eventStore.command('check').description('通读事件存储，按流、版本、位置报告损坏 / read everything and report damage by stream, revision and position').argument('<data>', '数据目录 / the data directory')
    .action((data: string, _options: object, command: Command) => run(command, (context) => eventStoreCheckCommand(context, data)));

  for (const command of root.commands) command.helpOption('-h, --help', '显示帮助 / show help');
  return root;
}
