import { type CalendarDate, dateOf, daysBetween, instant, parseCalendarDate } from '@juanzong/kernel';
import { checkRegister, policyCatalogue, readRegister, type RegisterApplication } from '@juanzong/register';
import { PlatformError, simulate, type Simulated, spanOf, whatHappened } from '@juanzong/simulator';
import { SingleBar } from 'cli-progress';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { notThePlatform } from '../http/no-answer-error.js';
import type { Io } from '../io.js';
import { happenedText, unplayedText } from '../simulation/simulation-text.js';
import { asJson } from '../text/json.js';
import { usage, UsageError } from '../usage-error.js';
import type { Context } from './context.js';

export interface SimulateCommandOptions {
  readonly register: string;
  readonly seed: string;
  readonly until?: string;
  readonly speed?: string;
  readonly rows?: string;
}

/** Cases take their time after the last application: closing, archive, review. */
const TAIL_DAYS = 243;

/** `juanzong simulate --register <file>`: everybody plays their part on a platform whose clock is virtual, from a register's first row to the end. */
export async function simulateCommand({ client, io, json }: Context, options: SimulateCommandOptions): Promise<ExitCode> {
  const seed = numberOf('seed', options.seed);
  const speed = options.speed === undefined ? undefined : numberOf('speed', options.speed);
  const rows = spread(await rowsOf(options.register, dateOf(instant(io.now()))), options.rows === undefined ? undefined : numberOf('rows', options.rows));
  const span = spanOf(rows);
  if (!span) throw usage('register-empty', '登记簿没有可用的行', 'the register has no usable rows');
  const until = options.until === undefined ? later(span.last, TAIL_DAYS) : dateOption(options.until);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const progress = progressOf(io, span.first, until);
  try {
    const simulated = await simulate({ url: client.url, rows, seed, until, signal: stopping.signal, ...(speed === undefined ? {} : { speed }), onDay: (day, ledger) => progress.day(day, ledger.rows, ledger.steps) });
    progress.end();
    report(io, json, simulated);
    return stopping.signal.aborted || simulated.parked > 0 ? EXIT.notAllGood : EXIT.done;
  } catch (error) {
    if (error instanceof PlatformError) throw notPlayable(client.url, error);
    throw error;
  } finally {
    progress.end();
  }
}

const later = (date: CalendarDate, days: number): CalendarDate => dateOf(instant(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000));

function notPlayable(url: string, error: PlatformError): Error {
  return error.message.includes('JUANZONG_CLOCK') ? new UsageError('usage.clock-real', { zh: error.message, en: url }) : Object.assign(notThePlatform(url, 0), { cause: error });
}

async function rowsOf(path: string, today: CalendarDate): Promise<readonly RegisterApplication[]> {
  const answer = await readRegister(path);
  if ('problem' in answer) throw usage('register', answer.problem.message.zh, answer.problem.message.en);
  return checkRegister(answer.register.rows, { today, catalogue: policyCatalogue }).good.map(({ application }) => application);
}

/** So many rows, spread over the whole register; all of them if there is no number. */
function spread(rows: readonly RegisterApplication[], most: number | undefined): readonly RegisterApplication[] {
  if (most === undefined || most >= rows.length) return rows;
  return Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)] as RegisterApplication);
}

function numberOf(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text) || (option !== 'seed' && Number(text) === 0)) throw usage(option, `--${option} 应为正整数：${text}`, `--${option} must be a whole number: ${text}`);
  return Number(text);
}

function dateOption(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw usage('until', `--until 应为日期，如 2024-12-31：${text}`, `--until must be a date such as 2024-12-31: ${text}`);
  return date;
}

interface DayProgress {
  readonly day: (day: CalendarDate, cases: number, steps: number) => void;
  readonly end: () => void;
}

/** Days lived of those to be lived: a bar on a terminal, a line for every month elsewhere. */
function progressOf(io: Io, from: CalendarDate, until: CalendarDate): DayProgress {
  const started = io.now();
  const speed = (steps: number): string => ((steps * 1000) / Math.max(1, io.now() - started)).toFixed(0);
  if (!io.errIsTerminal) {
    let month = '';
    return {
      day: (day, cases, steps) => {
        if (day.slice(0, 7) === month) return;
        month = day.slice(0, 7);
        io.err(`${day}  案件 cases ${cases}  办理 steps ${steps}  每秒 per second ${speed(steps)}\n`);
      },
      end: () => undefined,
    };
  }
  const bar = new SingleBar({ format: '模拟 [{bar}] {day}  案件 {cases}  办理 {steps}（每秒 {speed}）  剩余 {eta_formatted}', stream: process.stderr, hideCursor: true, clearOnComplete: false });
  bar.start(daysBetween(from, until), 0, { day: from, cases: 0, steps: 0, speed: '0' });
  return { day: (day, cases, steps) => bar.update(Math.max(0, daysBetween(from, day)), { day, cases, steps, speed: speed(steps) }), end: () => bar.stop() };
}

function report(io: Io, json: boolean, simulated: Simulated): void {
  const { ledger, world, requests, unplayed, ended, parked } = simulated;
  const happened = whatHappened(world);
  if (json) {
    io.out(asJson({ ended, parked, steps: ledger.steps, entries: ledger.entries, requests, happened, unplayed, unknown: Object.fromEntries(ledger.unknownActions), overlooked: Object.fromEntries(ledger.overlookedActions), refusals: Object.fromEntries(ledger.refusals) }));
    return;
  }
  io.out(happenedText(happened));
  if (parked > 0) io.err(`\n! ${parked} 个案卷停放，待运维处理：GET /api/ops/v1/parked / ${parked} stream(s) parked, for an operator to look at\n`);
  const met = unplayedText(simulated);
  if (met !== '') io.err(`\n${met}`);
}
