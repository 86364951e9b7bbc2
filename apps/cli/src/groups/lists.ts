import type { Command } from 'commander';
import { campaignsCommand, type CampaignsOptions } from '../commands/campaigns.js';
import { casesCommand, type CasesOptions } from '../commands/cases.js';
import { deadlinesCommand, type DeadlinesOptions } from '../commands/deadlines.js';
import { forwardingsCommand, type ForwardingsOptions } from '../commands/forwardings.js';
import { gradesCommand, type GradesOptions } from '../commands/grades.js';
import { openingsCommand, type OpeningsOptions } from '../commands/openings.js';
import { personasCommand } from '../commands/personas.js';
import { queueCommand, type QueueOptions } from '../commands/queue.js';
import { statisticsCommand, type StatisticsOptions } from '../commands/statistics.js';
import { CASE } from './case-argument.js';
import type { Run } from './run.js';

const OUT = ['--out <file>', '写成 Excel 文件 / write an Excel file'] as const;

/** Lists, counts, and who one is. */
export function lists(root: Command, run: Run): void {
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

  root.command('personas').description('可用的身份 / who one may act as')
    .action((_options: object, command: Command) => run(command, personasCommand));
}
