import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Timeline } from '@juanzong/case-history-contracts';
import { columns } from '@juanzong/register';
import { until } from '@juanzong/testing/e2e';
import type { CaseListAnswer } from './http/answers.js';
import { fakeIo } from './fake-platform.fixture.js';
import { run } from './run.js';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const START_MS = 60_000;
const STOP_MS = 20_000;
/** A command, or a test of several, on a machine that does other things too. */
const STEPS_MS = 120_000;
const ROW: Readonly<Record<string, string>> = {
  登记编号: '2024-7', 申请日期: '2024年3月5日', 受理机构: '芜湖市镜湖区', 申请渠道: '窗口', 申请人姓名: '张三', 证件类型: '居民身份证', 证件号码: '11010519491231002X', 联系电话: '13800001111', 户籍地: '芜湖',
  经常居住地: '芜湖', 人群类别: '农民工', 事项类别: '支付劳动报酬', 案由: '追索劳动报酬', 对方当事人: '甲公司', 案情摘要: '拖欠工资', 家庭人口: '3', '家庭月收入(元)': '1,000', '家庭资产(元)': '0', 核查方式: '诚信承诺',
  已交材料: '法律援助申请表、身份证明、与申请事项有关的案件材料、经济困难状况说明表、诚信承诺书、人群类别证明',
};
const TODAY = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);

let folder: string;
let platform: ChildProcess;
let url: string;

/** The platform itself, on a free port and with data of its own. */
async function started(data: string): Promise<string> {
  platform = spawn(process.execPath, [at('apps/platform/dist/main.js')], { env: { ...process.env, NODE_OPTIONS: '', JUANZONG_DATA: data, JUANZONG_PORT: '0' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  return new Promise((resolve, reject) => {
    platform.stderr?.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const ready = /ready: (http:\S+)/.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    platform.once('exit', () => reject(new Error(`the platform did not start: ${said}`)));
  });
}

/** Stops the platform; kills one that does not stop, so that the tests end whatever happens. */
async function stopped(): Promise<void> {
  if (platform.exitCode !== null) return;
  const killing = setTimeout(() => platform.kill('SIGKILL'), STOP_MS);
  const exit = once(platform, 'exit');
  platform.kill('SIGTERM');
  await exit;
  clearTimeout(killing);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-e2e-'));
  url = await started(join(folder, 'data'));
}, START_MS);
afterAll(async () => {
  await stopped();
  await rm(folder, { recursive: true, force: true });
}, START_MS);

async function juanzong(...args: string[]) {
  const io = { ...fakeIo(), now: () => Date.now() };
  const exit = await run([...args, '--url', url], io);
  return { exit, ...io.printed };
}
async function json<Answer>(...args: string[]): Promise<Answer> {
  const { exit, out, err } = await juanzong(...args, '--json');
  if (exit !== 0) throw new Error(`${args.join(' ')}: ${err}`);
  return JSON.parse(out) as Answer;
}
async function register(name: string, rows: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const path = join(folder, name);
  const headers = columns.map(({ zh }) => zh);
  await writeFile(path, [headers, ...rows.map((row) => headers.map((header) => `"${row[header] ?? ''}"`))].map((line) => line.join(',')).join('\n'));
  return path;
}

describe('from a register to a closed case file, from the shell', () => {
  let id: string;

  it('a register goes in; again it changes nothing; other content under the same number is a conflict', async () => {
    const path = await register('r.csv', [ROW, { ...ROW, 登记编号: '2024-8', 证件号码: '110105194912310021' }]);
    const first = await juanzong('import', path, '--json');
    expect([first.exit, JSON.parse(first.out)]).toMatchObject([1, { read: 2, imported: 1, already: 0, rejected: 1, errors: [{ row: 3, code: 'register.identity-check-digit' }] }]);
    expect(JSON.parse((await juanzong('import', path, '--json')).out)).toMatchObject({ imported: 0, already: 1, rejected: 1 });
    const changed = await register('changed.csv', [{ ...ROW, 案由: '工伤赔偿' }]);
    expect(JSON.parse((await juanzong('import', changed, '--json')).out)).toMatchObject({ imported: 0, rejected: 1, errors: [{ code: 'register.number-conflict-recorded' }] });
    // What was missed long ago is found out after the import, by the deadlines.
    const { cases } = await until('the case and what it missed', async () => {
      const listed = await json<CaseListAnswer>('cases', '--agency', '镜湖区', '--search', '2024-7');
      return listed.cases[0]?.overdue === true ? listed : undefined;
    });
    expect(cases).toMatchObject([{ registerNumber: '2024-7', receivedOn: '2024-03-05', state: 'RECEIVED', overdue: true }]);
    id = cases[0]?.caseId ?? '';
  });

  it('lawyers are enrolled once', async () => {
    expect(await json('lawyers', at('examples/lawyers.csv'))).toMatchObject({ read: 95, enrolled: 95, already: 0, rejected: 0 });
    expect(await json('lawyers', at('examples/lawyers.csv'))).toMatchObject({ enrolled: 0, already: 95, rejected: 0 });
  });

  it('every step is done by whoever it is for', async () => {
    const steps = [
      ['accept-application'], ['propose-decision', 'outcome=GRANT'], ['approve-decision'], ['serve-decision', 'method=IN_PERSON', `servedOn=${TODAY}`], ['assign-provider'], ['accept-assignment'],
      ['sign-agreement', `signedOn=${TODAY}`, 'powerOfAttorney=是'], ['report-progress', 'stage=立案', 'content=已递交起诉状', 'reportedToRecipient=是'],
      ['close-case', 'result=MEDIATED', 'resultText=调解支付拖欠工资', 'recoveredFen=1860000', `closedOn=${TODAY}`],
    ];
    for (const [action = '', ...fields] of steps) {
      const { exit, err } = await juanzong('do', id, action, ...fields);
      expect({ action, exit, err }).toEqual({ action, exit: 0, err: '' });
    }
    expect((await juanzong('show', id)).out).toContain('已结案 / Closed');
  }, STEPS_MS);

  it('who may not is refused, in words', async () => {
    const { exit, err } = await juanzong('do', id, 'propose-decision', 'outcome=GRANT', '--as', 'clerk@340202');
    expect([exit, err.includes('identity.role-not-permitted')]).toEqual([1, true]);
  });

  it('the case replays, with rules and their texts, at any instant', async () => {
    const now = await juanzong('replay', id);
    expect(now.out).toContain('已结案 / Closed');
    expect(now.out).toContain('《中华人民共和国法律援助法》');
    expect(now.out).not.toContain('张三');
    expect(await json<Timeline>('replay', id, '--at', '2024-03-05')).toMatchObject({ state: 'RECEIVED' });
    expect((await json<Timeline>('replay', id, '--known-at', '2024-03-05')).entries).toEqual([]);
    expect((await juanzong('replay', id, '--reveal', '质量检查', '--as', 'clerk@340202')).out).toContain('张三');
    expect((await juanzong('replay', id, '--reveal', '好奇', '--as', 'clerk@510100')).exit).toBe(1);
  });

  it('what is exported verifies without the platform, by the command as installed; one byte more or less is named by entry', async () => {
    const file = join(folder, 'case.json');
    expect((await juanzong('export', id, '--out', file)).exit).toBe(0);
    const bin = (...args: string[]) => promisify(execFile)(process.execPath, [at('tools/juanzong.mjs'), ...args], { env: { ...process.env, NODE_OPTIONS: '' } });
    expect((await bin('verify', file)).stdout).toContain('unchanged');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"outcome":"GRANT"', '"outcome":"GRANU"'));
    const { exit, out } = await juanzong('verify', file);
    expect([exit, /#\d+ r\d+ [0-9a-f-]{36} +entry\.hash-wrong/.test(out)]).toEqual([1, true]);
    expect((await juanzong('verify', id)).exit).toBe(0);
  }, STEPS_MS);

  it('everything shown agrees with the case files', async () => {
    expect(await json('check')).toMatchObject({ ok: true, findings: [] });
  });
});
