import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { columns } from '@juanzong/register';
import { fakeIo, type FakeAnswer, type FakePlatform, fakePlatform, problem, type Seen } from './fake-platform.fixture.js';
import { CASE, entry, timeline } from './replay/timeline.fixture.js';
import { run } from './run.js';

let folder: string;
let platform: FakePlatform | undefined;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'cli-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  await platform?.close();
  platform = undefined;
});

const LISTED = {
  caseId: CASE, caseNumber: '皖芜镜援〔2024〕1号', registerNumber: '20240001', agency: '340202', agencyName: '芜湖市镜湖区法律援助中心', state: 'ACCEPTED', stateLabel: { zh: '已受理', en: 'Accepted' },
  matter: 'LABOUR_PAY', matterLabel: { zh: '支付劳动报酬', en: 'Pay' }, channel: 'WINDOW', applicant: '张*', receivedOn: '2024-03-05', greenChannel: false, lawyerName: null, overdue: true, revision: 3,
};
const DOCS = {
  paths: {
    '/api/intake/v1/cases/{id}/accept-application': { post: { summary: '受理 / Accept', description: '角色 / roles: clerk', requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { occurredOn: { type: 'string' } } } } } } } },
    '/api/eligibility/v1/cases/{id}/propose-decision': {
      post: {
        summary: '拟定决定 / Propose', description: '角色 / roles: examiner',
        requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['outcome'], properties: { outcome: { type: 'string', enum: ['GRANT', 'REFUSE'] }, note: { type: 'string' } } } } } },
      },
    },
    '/api/assignment/v1/cases/{id}/close-case': { post: { summary: '报告结案 / Close', description: '角色 / roles: lawyer' } },
    '/api/intake/v1/applications': { post: { summary: '登记申请 / Receive' } },
  },
};

async function cli(args: readonly string[], answer?: (seen: Seen) => FakeAnswer | undefined) {
  platform ??= await fakePlatform((seen) => answer?.(seen) ?? usual(seen));
  const io = fakeIo();
  const exit = await run([...args, '--url', platform.url], io);
  return { exit, ...io.printed, seen: platform.seen };
}

function usual({ path, query, persona }: Seen): FakeAnswer | undefined {
  if (path === '/api/docs-json') return { body: DOCS };
  if (path.endsWith('/actions')) {
    const mine = path.includes('/eligibility/') && persona === 'examiner@340202' ? [{ name: 'propose-decision', title: { zh: '拟定决定', en: 'Propose' } }] : [];
    return { body: { caseId: CASE, revision: 3, state: 'x', actions: mine } };
  }
  if (path === '/api/case-history/v1/cases') {
    const found = query['search'] === undefined || [LISTED.caseNumber, LISTED.registerNumber].includes(query['search']) ? [LISTED] : [];
    return { body: { total: found.length, cases: found } };
  }
  if (path === `/api/case-history/v1/cases/${CASE}/timeline`) return { body: timeline({ entries: [entry(), entry({ revision: 1, eventId: 'e1', label: { zh: '已受理', en: 'Accepted' } })] }) };
  if (path === `/api/case-history/v1/cases/${CASE}`) return { body: { ...timeline(), entries: undefined, case: LISTED, application: { matter: 'LABOUR_PAY', applicant: { name: '张*' } } } };
  return undefined;
}

const FORWARDING = {
  forwardingId: 'f-1', caseId: CASE, from: '340103', fromName: '合肥市庐阳区法律援助中心', to: '340104', toName: '合肥市蜀山区法律援助中心', status: 'FORWARDED', statusLabel: { zh: '已转交，待答复', en: 'Forwarded' },
  owner: '340104', ownerName: '合肥市蜀山区法律援助中心', materialsAgreed: true, interviewRecorded: true, authority: null, claims: null, designated: null, proposedAt: '', forwardedAt: '', answeredAt: null, revision: 9,
  clocks: [{ ruleId: 'forward-answer', ruleLabel: { zh: '转交答复期限', en: 'Answer' }, owner: '340104', dueAt: '', dueDate: '', left: { zh: '剩余 3 天', en: '3 day(s) left' }, paused: false, overdue: false, unverified: true }],
};

describe('outbox, inbox and disputes', () => {
  const answering = ({ path }: Seen): FakeAnswer | undefined =>
    (path.startsWith('/api/cross-region-transfer/v1/') ? { body: { total: 1, asOf: '2024-03-05T02:00:00.000Z', forwardings: [FORWARDING] } } : undefined);

  it('show who owns a forwarded file and how much of each clock is left', async () => {
    const { exit, out, seen } = await cli(['inbox', '--agency', '合肥市蜀山区', '--status', '已转交，待答复'], answering);
    expect(exit).toBe(0);
    for (const part of ['合肥市庐阳区', '合肥市蜀山区', '转交答复期限 剩余 3 天（未核实）', '1 forwarding(s), 1 shown']) expect(out).toContain(part);
    expect(seen.at(-1)).toMatchObject({ path: '/api/cross-region-transfer/v1/inbox', query: { agency: '340104', status: 'FORWARDED' } });
  });

  it('a bureau is named by its region; an unknown status is wrong usage', async () => {
    const { seen } = await cli(['disputes', '--agency', '340000'], answering);
    expect(seen.at(-1)).toMatchObject({ path: '/api/cross-region-transfer/v1/disputes', query: { agency: '340000' } });
    expect((await cli(['outbox', '--status', 'LOST'], answering)).exit).toBe(2);
  });
});

describe('exit codes and errors', () => {
  it('help is in both languages and done', async () => {
    const { exit, out } = await cli(['import', '--help']);
    expect(exit).toBe(0);
    expect(out).toContain('导入登记簿');
    expect(out).toContain('import a register');
    expect(out).toContain('--json');
  });

  it('wrong words, unknown values and no words at all are wrong usage', async () => {
    for (const args of [['fly'], ['show'], ['cases', '--colour'], ['cases', '--state', '飞'], ['cases', '--agency', '北京'], ['cases', '--limit', 'x'], ['import'], ['do', CASE, 'fly'], ['verify', './no/such.json'], ['verify'], ['verify', CASE, '--agency', '340202'], ['verify', '--agency', '北京'], ['export'], ['export', CASE, '--agency', '340202']]) {
      expect({ args, exit: (await cli(args)).exit }).toEqual({ args, exit: 2 });
    }
    expect(await run([], fakeIo())).toBe(2);
    expect(await run(['cases', '--url', 'nowhere'], fakeIo())).toBe(2);
  });

  it('nothing answering is said with the address, the cause and what to do', async () => {
    const closed = await fakePlatform(() => undefined);
    await closed.close();
    const io = fakeIo({ JUANZONG_PORT: new URL(closed.url).port });
    expect(await run(['cases', '--json'], io)).toBe(2);
    expect(io.printed.err).toMatch(/没有应答（ECONNREFUSED）.*npm start.*nothing answers at http:\/\/127\.0\.0\.1:\d+ /);
    expect(JSON.parse(io.printed.out)).toMatchObject({ error: { code: 'platform.no-answer' } });
  });

  it('something else that answers is told from the platform', async () => {
    const { exit, err } = await cli(['cases'], ({ path }) => (path.endsWith('/cases') ? { status: 500, body: '<html>' } : undefined));
    expect([exit, err.includes('不是卷宗平台')]).toEqual([2, true]);
  });

  it('a refusal is printed in both languages with its code; an unknown persona too', async () => {
    const refused = await cli(['do', CASE, 'accept-application'], ({ method }) => (method === 'POST' ? problem(422, 'intake.materials-missing') : undefined));
    expect([refused.exit, refused.err]).toEqual([1, '✗ 不行 / no  (intake.materials-missing)\n']);
    const nobody = await cli(['cases', '--as', 'nobody@1']);
    expect([nobody.exit, nobody.err.includes('identity.unknown-persona')]).toEqual([2, true]);
  });

  it('what the platform cannot do just now is asked again', async () => {
    let asked = 0;
    const { exit } = await cli(['cases'], ({ path }) => (path.endsWith('/cases') && (asked += 1) < 3 ? problem(503, 'platform.unavailable') : undefined));
    expect([exit, asked]).toEqual([0, 3]);
  });
});

describe('reading', () => {
  it('cases: a table, or what the platform said as JSON; filters by name or code', async () => {
    const { out, seen } = await cli(['cases', '--agency', '镜湖区', '--state', '已受理', '--overdue']);
    expect(out).toContain('皖芜镜援〔2024〕1号');
    expect(out).toContain('共 1 件');
    expect(seen.at(-1)).toMatchObject({ persona: 'auditor', query: { agency: '340202', state: 'ACCEPTED', overdue: 'true', limit: '50', offset: '0' } });
    expect(JSON.parse((await cli(['cases', '--json'])).out)).toEqual({ total: 1, cases: [LISTED] });
  });

  it('a case is found by id, case number and register number; one that is several is listed', async () => {
    for (const name of [CASE, CASE.toUpperCase(), LISTED.caseNumber, '20240001']) expect((await cli(['show', name])).out).toContain(CASE);
    expect((await cli(['show', '9'])).exit).toBe(2);
    await platform?.close();
    platform = undefined;
    const two = await cli(['replay', '20240001'], ({ query }) => (query['search'] ? { body: { total: 2, cases: [LISTED, { ...LISTED, caseId: 'other' }] } } : undefined));
    expect(two.exit).toBe(2);
    expect(two.err).toContain('2 个案件');
    expect(two.err).toContain('other');
  });

  it('replay asks for the instants; nobody’s data is opened without a reason', async () => {
    const { out, seen } = await cli(['replay', CASE, '--at', '2024-03-05', '--known-at', '2024-03-06T00:00:00Z']);
    expect(out).toContain('[1] 2024-03-05  已受理 / Accepted');
    expect(seen.at(-1)?.query).toEqual({ at: '2024-03-05T15:59:59.999Z', knownAt: '2024-03-06T00:00:00.000Z' });
    await cli(['replay', CASE, '--reveal', '投诉核查', '--as', 'clerk@340202']);
    expect(platform?.seen.at(-1)).toMatchObject({ persona: 'clerk@340202', query: { reveal: '投诉核查' } });
  });

  it('check: findings are failures', async () => {
    const finding = { code: 'row-different', where: 'case_overview', zh: '不同', en: 'differs' };
    const bad = await cli(['check'], ({ path }) => (path.endsWith('/check') ? { body: { ok: false, checked: { rows: 3 }, findings: [finding] } } : undefined));
    expect([bad.exit, bad.out.includes('row-different')]).toEqual([1, true]);
    await platform?.close();
    platform = undefined;
    const waiting = { code: 'number-waiting', where: 'numbers-340202-2026-civil#11', zh: '等待', en: 'waits' };
    const good = await cli(['check'], ({ path }) => (path.endsWith('/check') ? { body: { ok: true, checked: { rows: 3 }, findings: [], waiting: [waiting] } } : undefined));
    expect([good.exit, good.out.includes('number-waiting')]).toEqual([0, true]);
  });

  it('export writes the bytes as they came, and discloses only with a reason', async () => {
    const text = '{"b":1,"a":"张三 "}';
    const file = join(folder, 'case.json');
    const { exit, seen } = await cli(['export', CASE, '--out', file, '--disclose', 'all', '--reason', '复核'], ({ path }) => (path.endsWith('/export') ? { body: text } : undefined));
    expect(exit).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(seen.at(-1)?.query).toEqual({ disclose: 'all', reason: '复核' });
    expect((await cli(['export', CASE, '--out', '-'])).out).toBe(text);
    expect((await cli(['export', CASE, '--disclose', 'all'])).exit).toBe(2);
  });

  it('an agency is exported line by line, and what is not as it should be fails its verification', async () => {
    const lines = ['{"agency":"340202","clock":"real","format":"juanzong.agency-export/1"}', '{"line":"张三"}'];
    const file = join(folder, 'agency.jsonl');
    const answer = ({ path }: Seen) => (path === '/api/sealing/v1/agencies/340202/export' ? { body: `${lines.join('\n')}\n` } : undefined);
    expect((await cli(['export', '--agency', '芜湖市镜湖区', '--out', file, '--documents'], answer)).seen.at(-1)?.query).toEqual({ documents: 'true' });
    expect(await readFile(file, 'utf8')).toBe(`${lines.join('\n')}\n`);
    for (const args of [['verify', file], ['verify', '--agency', '340202']]) {
      const { exit, out } = await cli(args, answer);
      expect([exit, out]).toEqual([1, expect.stringMatching(/#1 +agency\.malformed[\s\S]*agency\.ledger-missing/)]);
    }
    expect((await cli(['verify', file, '--published', join(folder, 'no-such.jsonl')])).exit).toBe(2);
    await platform?.close();
    platform = undefined;
    expect((await cli(['export', '--agency', '340202', '--out', join(folder, 'not.jsonl')], ({ path }) => (path.endsWith('/export') ? problem(403, 'sealing.agency-not-yours') : undefined))).exit).toBe(1);
    await expect(readFile(join(folder, 'not.jsonl'), 'utf8')).rejects.toThrow('ENOENT');
  });

  it('document lists the letters of a case, and writes one as a file', async () => {
    const letters = [{ form: 'receipt', name: { zh: '申请材料接收凭证', en: 'Receipt' }, ready: false, issued: [{ eventId: 'e', number: '1', onDate: '2024-03-05', template: '000000/receipt', by: '340202', documents: [], served: null }] }];
    const listed = await cli(['document', CASE], ({ path }) => (path.endsWith('/letters') ? { body: { caseId: CASE, letters } } : undefined));
    expect([listed.exit, listed.out]).toEqual([0, expect.stringContaining('2024-03-05')]);
    await platform?.close();
    platform = undefined;
    const file = join(folder, 'receipt.docx');
    const { exit, seen } = await cli(['document', CASE, 'receipt', '--format', 'docx', '--reason', '核对', '--out', file, '--as', 'clerk@340202'], ({ path }) => (path.endsWith('/letters/receipt') ? { body: 'PK..' } : undefined));
    expect([exit, await readFile(file, 'utf8')]).toEqual([0, 'PK..']);
    expect(seen.at(-1)?.query).toEqual({ format: 'docx', reason: '核对' });
    expect((await cli(['document', CASE, 'no-form'])).exit).toBe(2);
    expect((await cli(['document', CASE, 'receipt', '--format', 'odt'])).exit).toBe(2);
  });

  it('verify needs no platform for a file, names the entry that was changed, and fails', async () => {
    const golden = await readFile(new URL('../../../libs/verifier/golden/case-file-export-1.aes-sha256.json', import.meta.url), 'utf8');
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
    await writeFile(good, golden);
    await writeFile(bad, golden.replace(/"region":"3/, '"region":"4'));
    const io = fakeIo();
    expect(await run(['verify', good], io)).toBe(0);
    expect(await run(['verify', bad], io)).toBe(1);
    expect(io.printed.out).toMatch(/#0 r0 [0-9a-f-]{36} +entry\.hash-wrong/);
  });
});

describe('lists', () => {
  const QUEUED = { ...LISTED, steps: [{ context: 'intake', action: 'accept-application', label: { zh: '受理', en: 'Accept' } }], dueDate: '2024-06-01', daysLeft: 0, deadlines: [] };
  const answers = ({ path, query }: Seen): FakeAnswer | undefined => {
    if (query['format'] === 'xlsx') return { body: 'PK-a-workbook' };
    if (path === '/api/case-history/v1/queue') return { body: { total: 3, dueToday: 1, overdue: 2, queue: [QUEUED, { ...QUEUED, dueDate: null, daysLeft: null }, { ...QUEUED, dueDate: '2024-05-30', daysLeft: -2 }] } };
    if (path === '/api/case-history/v1/openings') return { body: { total: 1, openings: [{ sequence: 1, at: '2024-06-01T00:00:00.000Z', actorId: 'auditor', role: 'auditor', agency: null, reason: '年度审计', caseId: CASE, caseNumber: null, entries: 1, fields: ['name'] }] } };
    if (path === '/api/case-history/v1/deadlines') return { body: { total: 0, deadlines: [] } };
    return undefined;
  };

  it('my queue: what is due first, in words; whose it is must be said', async () => {
    const { exit, out, seen } = await cli(['queue', '--as', 'clerk@340202', '--within', '0'], answers);
    expect([exit, seen.at(-1)?.persona, seen.at(-1)?.query]).toEqual([0, 'clerk@340202', { within: '0', limit: '50' }]);
    for (const text of ['今天到期 today', '受理 accept-application', '逾期 2 天 over', '待办 3 件，今天到期 1 件，逾期 2 件']) expect(out).toContain(text);
    expect((await cli(['queue'], answers)).err).toContain('--as');
  });

  it('openings: who, when and why; deadlines by status', async () => {
    expect((await cli(['openings', '--by', 'auditor'], answers)).out).toMatch(/年度审计[\s\S]*共 1 次查阅/);
    const { seen } = await cli(['deadlines', '--status', '逾期', '--agency', '镜湖区'], answers);
    expect(seen.at(-1)?.query).toEqual({ agency: '340202', status: 'OVERDUE', limit: '50' });
    expect((await cli(['deadlines', '--status', '飞'], answers)).exit).toBe(2);
  });

  it('statistics: counts by what was asked, the cases behind them, concentration and deadlines', async () => {
    const both = (text: string) => ({ zh: text, en: text });
    const told = ({ path }: Seen): FakeAnswer | undefined => {
      switch (path) {
        case '/api/case-history/v1/statistics': return { body: {
          asOf: '2024-12-31T15:59:59.999Z', from: null, to: null, by: ['region', 'month'], measures: ['RECEIVED', 'GRANTED', 'CLOSED'], totals: { RECEIVED: 3, GRANTED: 2 },
          lines: [{ by: { region: { code: '340202', label: both('芜湖市镜湖区法律援助中心') }, month: { code: '2024-03', label: both('2024-03') } }, counts: { RECEIVED: 3, GRANTED: 2 } }],
        } };
        case '/api/case-history/v1/statistics/cases': return { body: { total: 1, cases: [{ caseId: CASE, caseNumber: null, registerNumber: '7', measure: 'GRANTED', agency: '340202', agencyName: '芜湖市镜湖区法律援助中心', times: 1 }] } };
        case '/api/case-history/v1/statistics/concentration': return { body: {
          asOf: '2024-12-31T15:59:59.999Z', from: null, to: null, top: 1, assignments: 4, lawyers: 2, topShare: 7505, hhi: 6250, formula: both('算法'),
          shares: [{ rank: 1, lawyerId: 'L1', lawyerName: '李伟', assignments: 3, share: 7505 }, { rank: 2, lawyerId: 'L2', lawyerName: '王芳', assignments: 1, share: 2500 }],
        } };
        case '/api/case-history/v1/statistics/deadlines': return { body: { lines: [{ owner: '340202', ownerName: '镜湖', service: 'intake', serviceLabel: both('受理'), ruleId: 'examination', ruleLabel: both('审查期限'), open: 5, overdue: 1, paused: 0, missed: 2 }] } };
        default: return undefined;
      }
    };
    const counts = await cli(['statistics', '--by', '机构（地区）,month', '--measure', '收到申请，GRANTED', '--region', '安徽省', '--as-of', '2024-12-31'], told);
    expect(counts.seen.at(-1)?.query).toEqual({ by: 'region,month', measure: 'RECEIVED,GRANTED', region: '340000', asOf: '2024-12-31' });
    expect(counts.out).toMatch(/芜湖市镜湖区 +2024-03 +3 +2\n/);
    expect(counts.out).not.toContain('结案');
    const cases = await cli(['statistics', 'cases', '--measure', 'granted', '--group', '农民工', '--matter', 'LABOUR_PAY'], told);
    expect(cases.seen.at(-1)?.query).toEqual({ measure: 'GRANTED', group: 'MIGRANT_WORKER', matter: 'LABOUR_PAY', limit: '50' });
    const shared = await cli(['statistics', 'concentration', '--top', '1'], told);
    for (const text of ['75.05%', 'HHI 6250', '李伟']) expect(shared.out).toContain(text);
    expect(shared.out).not.toContain('王芳');
    expect((await cli(['statistics', 'deadlines', '--agency', '镜湖区'], told)).out).toContain('未办结 5 项，届满未办结 2 项');
    for (const wrong of [['statistics', 'weather'], ['statistics', '--by', 'weather'], ['statistics', '--region', '无此地']]) expect((await cli(wrong, told)).exit).toBe(2);
  });

  it('--out: the platform’s own Excel file, byte for byte', async () => {
    const file = join(folder, 'queue.xlsx');
    expect((await cli(['queue', '--as', 'clerk@340202', '--out', file], answers)).out).toContain(file);
    expect(await readFile(file, 'utf8')).toBe('PK-a-workbook');
    expect((await cli(['cases', '--out', join(folder, 'no', 'such.xlsx')], answers)).exit).toBe(2);
  });
});

describe('do', () => {
  const accepted = { caseId: CASE, revision: 1, position: '9', repeated: false, entries: ['e1'], next: [] };
  const post = (seen: Seen): FakeAnswer | undefined => (seen.method === 'POST' ? { body: accepted } : undefined);

  it('finds the context and who acts, sends the fields, and prints what was written and what comes next', async () => {
    const { exit, out, seen } = await cli(['do', '20240001', 'propose-decision', 'outcome=GRANT', '--on', '2024-03-06', '--key', 'k-1'], post);
    expect(exit).toBe(0);
    const sent = seen.find(({ method, key }) => method === 'POST' && key !== undefined);
    expect(sent).toMatchObject({ path: `/api/eligibility/v1/cases/${CASE}/propose-decision`, persona: 'examiner@340202', key: 'k-1', body: { outcome: 'GRANT', occurredOn: '2024-03-06' } });
    expect(out).toContain('[1] 2024-03-05  已受理 / Accepted');
    expect(out).not.toContain('[0]');
    expect(out).toMatch(/propose-decision +拟定决定 \/ Propose +examiner@340202 +outcome\*=GRANT\|REFUSE note=string/);
  });

  it('what was done is done, also where it cannot be read afterwards', async () => {
    let done = false;
    const { exit, out, err } = await cli(['do', CASE, 'accept-application'], (seen) => {
      done ||= seen.method === 'POST';
      return post(seen) ?? (done ? problem(500, 'platform.internal-error') : undefined);
    });
    expect([exit, out.includes('已办理'), err.includes('platform.internal-error')]).toEqual([0, true, true]);
  });

  it('acts as who was named, whatever the action is for', async () => {
    const { seen } = await cli(['do', CASE, 'accept-application', '--as', 'lawyer:L-1', '--json'], post);
    expect(seen.find(({ key }) => key !== undefined)).toMatchObject({ persona: 'lawyer:L-1', path: `/api/intake/v1/cases/${CASE}/accept-application` });
  });

  it('a lawyer’s action is done by the lawyer who has the case; nobody has this one', async () => {
    expect((await cli(['do', CASE, 'close-case'], post)).err).toContain('usage.nobody');
    await platform?.close();
    platform = undefined;
    const assigned = timeline({ entries: [entry({ type: 'assignment.ProviderAssigned', data: { lawyerId: 'L-7' } })] });
    const { seen } = await cli(['do', CASE, 'close-case'], (one) => post(one) ?? (one.path.endsWith('/timeline') ? { body: assigned } : undefined));
    expect(seen.find(({ key }) => key !== undefined)?.persona).toBe('lawyer:L-7');
  });

  it('actions lists what may be done, by whom', async () => {
    const { out } = await cli(['actions', CASE, '--json']);
    expect(JSON.parse(out)).toMatchObject({ caseId: CASE, actions: [{ name: 'propose-decision', context: 'eligibility', personas: ['examiner@340202'] }] });
  });
});

describe('import', () => {
  const HEADER = columns.map(({ zh }) => zh);
  const GOOD: Record<string, string> = {
    登记编号: '1', 申请日期: '2024-03-05', 受理机构: '芜湖市镜湖区', 申请渠道: '窗口', 申请人姓名: '张三', 证件类型: '居民身份证', 证件号码: '11010519491231002X', 联系电话: '13800001111', 户籍地: '芜湖',
    经常居住地: '芜湖', 事项类别: '支付劳动报酬', 案由: '欠薪', 对方当事人: '甲、乙', 案情摘要: '拖欠工资', 家庭人口: '3', '家庭月收入(元)': '3500', '家庭资产(元)': '0', 核查方式: '诚信承诺',
  };
  const register = async (name: string, rows: readonly Record<string, string>[]): Promise<string> => {
    const path = join(folder, name);
    const lines = rows.map((row) => [...HEADER.map((column) => ({ ...GOOD, ...row })[column] ?? ''), row['窗口号'] ?? ''].map((cell) => `"${cell}"`).join(','));
    await writeFile(path, [[...HEADER, '窗口号'].join(','), ...lines].join('\n'));
    return path;
  };
  /** Opens by key as the platform does: the same key and content is a repetition, other content a conflict. */
  const store = (down: (opened: number) => boolean = () => false) => {
    const opened = new Map<string, string>();
    const answer = ({ path, key = '', body, query }: Seen): FakeAnswer | undefined => {
      if (path === '/api/case-history/v1/cases') return { body: { total: 1, cases: [{ ...LISTED, registerNumber: query['search'] }] } };
      if (path !== '/api/intake/v1/applications') return undefined;
      const before = opened.get(key);
      const content = JSON.stringify(body);
      if (before !== undefined) return before === content ? { body: { repeated: true } } : problem(409, 'command.conflicting-content');
      if (body['cause'] === '不受理') return problem(400, 'request.invalid', { errors: [{ path: 'cause', code: 'x', zh: '不行', en: 'no' }] });
      if (down(opened.size)) return { status: 500, body: '' };
      opened.set(key, content);
      return { status: 201, body: { repeated: false } };
    };
    return { opened, answer };
  };

  it('good rows go in as the clerk of their agency, bad ones into a copy, and all is said', async () => {
    const { opened, answer } = store();
    const path = await register('a.csv', [{ 窗口号: '3' }, { 登记编号: '2', 证件号码: '110105194912310021' }, {}, { 登记编号: '3', 案由: '不受理' }, { 登记编号: '4', 受理机构: '511400' }]);
    const { exit, out, seen } = await cli(['import', path, '--json'], answer);
    expect(exit).toBe(1);
    const rejectedFile = join(folder, 'a.退回.csv');
    expect(JSON.parse(out)).toEqual({
      read: 5, imported: 2, already: 1, rejected: 2, rejectedFile, unknownColumns: ['窗口号'],
      errors: [
        { row: 3, column: '证件号码', code: 'register.identity-check-digit', message: expect.stringContaining(' / ') },
        { row: 5, column: '案由', code: 'request.invalid.x', message: '不行 / no' },
      ],
    });
    const copy = await readFile(rejectedFile, 'utf8');
    expect(copy).toContain('校验码');
    expect(copy).toContain('不行');
    const sent = seen.filter(({ path: at }) => at.endsWith('/applications'));
    expect(sent.map(({ persona }) => persona).sort()).toEqual(['clerk@340202', 'clerk@340202', 'clerk@511400']);
    expect(sent[0]?.body).toMatchObject({ occurredOn: '2024-03-05', opponents: [{ name: '甲' }, { name: '乙' }], otherColumns: { 窗口号: '3' } });
    expect(opened.size).toBe(2);
  });

  it('again changes nothing; the same number with other content is a conflict that names the case', async () => {
    const { answer } = store();
    const path = await register('b.csv', [{}, { 登记编号: '2' }]);
    expect((await cli(['import', path, '--json'], answer)).exit).toBe(0);
    expect(JSON.parse((await cli(['import', path, '--json'])).out)).toMatchObject({ imported: 0, already: 2, rejected: 0, rejectedFile: null });
    const changed = await register('b.csv', [{}, { 登记编号: '2', 案由: '其他' }]);
    const { exit, out } = await cli(['import', changed, '--json', '--rejected', join(folder, 'copy.csv')]);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      already: 1, rejected: 1, rejectedFile: join(folder, 'copy.csv'),
      errors: [{ row: 3, column: '登记编号', code: 'register.number-conflict-recorded', message: expect.stringContaining('皖芜镜援〔2024〕1号') }],
    });
  });

  it('a platform that fails in the middle ends it; the next run finishes it', async () => {
    let failing = true;
    const { opened, answer } = store((count) => failing && count >= 20);
    const path = await register('c.csv', Array.from({ length: 40 }, (_, i) => ({ 登记编号: `n${i}` })));
    expect((await cli(['import', path], answer)).exit).toBe(2);
    expect(opened.size).toBe(20);
    failing = false;
    expect(JSON.parse((await cli(['import', path, '--json'])).out)).toMatchObject({ read: 40, imported: 20, already: 20, rejected: 0 });
  });

  it('--dry-run asks nobody and writes nothing; --template writes a register; a file that is none is wrong usage', async () => {
    const path = await register('d.csv', [{}, { 登记编号: '2', 案由: '' }]);
    const io = fakeIo();
    expect(await run(['import', path, '--dry-run', '--url', 'http://127.0.0.1:9'], io)).toBe(1);
    expect(io.printed.out).toContain('nothing was imported');
    await expect(readFile(join(folder, 'd.退回.csv'))).rejects.toThrow();
    const empty = join(folder, 'empty.xlsx');
    expect(await run(['import', '--template', empty], io)).toBe(0);
    expect((await readFile(empty)).subarray(0, 2).toString()).toBe('PK');
    expect(await run(['import', join(folder, 'none.xlsx')], io)).toBe(2);
    expect(await run(['import', path, '--rejected', path], io)).toBe(2);
  });
});

describe('lawyers', () => {
  it('enrols every agency’s lawyers in order, once', async () => {
    const path = join(folder, 'lawyers.csv');
    const row = (id: string, agency = '镜湖区') => `${agency},${id},李伟,某所,1,2015-06-01,民事,否`;
    await writeFile(path, ['机构,律师编号,姓名,执业机构,执业证号,首次执业日期,专长,熟悉未成年人身心特点', row('b'), row('a'), row('x', '无此'), row('c', '成都市')].join('\n'));
    const { exit, out, seen } = await cli(['lawyers', path, '--json'], ({ key, body }) => {
      if (key === undefined) return undefined;
      return (body['lawyer'] as { lawyerId: string }).lawyerId === 'a' ? { body: { repeated: true } } : { body: { repeated: false } };
    });
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ read: 4, enrolled: 2, already: 1, rejected: 1, errors: [{ row: 4, column: '机构', code: 'lawyer.unknown-agency' }] });
    const sent = seen.filter(({ key }) => key !== undefined);
    expect(sent.filter(({ path: at }) => at === '/api/assignment/v1/rosters/340202/enrol-lawyer').map(({ body }) => (body['lawyer'] as { lawyerId: string }).lawyerId)).toEqual(['b', 'a']);
    expect(sent.find(({ path: at }) => at.includes('510100'))?.persona).toBe('assigner@510100');
  });
});
