import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UsageError } from '../usage-error.js';
import { yuan } from './data-lines.js';
import { instantOf } from './instant-of.js';
import { entry, timeline } from './timeline.fixture.js';
import { timelineText } from './timeline-text.js';

const NOW = '2024-03-10T04:00:00.000Z';

describe('an instant as typed', () => {
  it('a date is its end in Asia/Shanghai, an instant is itself', () => {
    expect(instantOf('--at', '2024-03-05')).toBe('2024-03-05T15:59:59.999Z');
    expect(instantOf('--at', '2024-03-05T09:00:00+08:00')).toBe('2024-03-05T01:00:00.000Z');
    expect(instantOf('--at', '2024-03-05T01:00Z')).toBe('2024-03-05T01:00:00.000Z');
  });

  it('anything else is wrong usage', () => {
    for (const text of ['2024-02-30', '2024-02-30T00:00:00Z', '2024-03-05T09:00:00', 'yesterday', '20240305', '']) expect(() => instantOf('--at', text)).toThrow(UsageError);
  });
});

it('amounts are shown in yuan, exactly', () => {
  expect([0, 5, 120050, -7].map(yuan)).toEqual(['0.00 元', '0.05 元', '1200.50 元', '-0.07 元']);
  fc.assert(fc.property(fc.maxSafeInteger(), (fen) => expect(BigInt(yuan(fen).replace(/[.元 ]/g, ''))).toBe(BigInt(fen))));
});

describe('the timeline as an auditor reads it', () => {
  const rule = {
    rule: 'nation.hardship', said: 'yes', text: { zh: '月收入低于标准', en: 'income below the threshold' }, saw: { income: 1200 }, verified: false,
    source: { zh: '公民因经济困难……', en: 'Citizens who …', document: '法律援助法', article: '第三十一条' },
  };

  it('says when, what, who and which agency, in words instead of codes', () => {
    const text = timelineText(timeline(), NOW);
    expect(text).toContain('[0] 2024-03-05  收到申请 / Application received');
    expect(text).toContain('受理员 clerk@340202 · 340202 芜湖市镜湖区 · 记录于 recorded 2024-03-05 10:00:00');
    expect(text).toMatch(/申请·事项类别 +支付劳动报酬/);
    expect(text).toMatch(/申请·家庭经济状况·家庭月收入 +1200\.50 元/);
    expect(text).toMatch(/申请·对方当事人 +某\*/);
    expect(text).toMatch(/状态 state \(2024-03-10 12:00:00\) +已受理 \/ Accepted/);
  });

  it('shows each rule with what it said, its text and the sentence of its source, and what is not verified', () => {
    const text = timelineText(timeline({ entries: [entry({ rules: [rule, { ...rule, said: 'no', source: null, verified: true }] })], unverified: true }), NOW);
    expect(text).toContain('✓ 符合 yes  月收入低于标准 / income below the threshold  〔未核实 unverified〕');
    expect(text).toContain('依据 source: 法律援助法 第三十一条：“公民因经济困难……”');
    expect(text).toContain('income=1200');
    expect(text).toContain('✗ 不符合 no');
    expect(text.match(/未核实/g)).toHaveLength(3);
    const twice = timelineText(timeline({ entries: [entry({ rules: [rule, { ...rule, said: 'no' }] })] }), NOW);
    expect(twice.match(/公民因经济困难/g)).toHaveLength(1);
    expect(twice).toContain('依据 source: 同上 as above');
  });

  it('says which instants were asked for, and marks what happened after them', () => {
    const later = entry({ revision: 1, eventId: 'e1', occurredAt: { precision: 'instant', at: '2024-03-08T01:00:00.000Z' } });
    const text = timelineText(timeline({ at: '2024-03-06T15:59:59.999Z', knownAt: '2024-03-09T15:59:59.999Z', entries: [entry(), later] }), NOW);
    expect(text).toMatch(/有效时刻 valid at +2024-03-06 23:59:59/);
    expect(text).toMatch(/知悉时刻 known at +2024-03-09 23:59:59/);
    expect(text).toMatch(/\[1\] 2024-03-08 09:00:00 .*after the instant asked for/);
    expect(text).not.toMatch(/\[0\].*after the instant/);
  });

  it('a correction names the entry it corrects; a virtual clock and opened data are said', () => {
    const text = timelineText(timeline({ clock: 'virtual', revealed: true, entries: [entry(), entry({ revision: 1, eventId: 'e1', corrects: 'e0' })] }), NOW);
    expect(text).toContain('更正第 0 条 / corrects entry 0');
    expect(text).toContain('演练时钟');
    expect(text).toContain('opened, and logged');
  });

  it('lists deadlines with due date, holder, what is left and every remark', () => {
    const deadline = {
      deadlineId: 'd', ruleId: 'examination', owner: '340202', dueAt: '2024-03-12T15:59:59.999Z', dueDate: '2024-03-12', status: 'OPEN', paused: false, overdue: false, verified: true,
      calendarProvisional: false, passedWhenRecorded: false,
    } as const;
    const lines = timelineText(timeline({ deadlines: [deadline, { ...deadline, dueDate: '2024-03-01', overdue: true, verified: false, passedWhenRecorded: true }] }), NOW).split('\n');
    expect(lines.find((line) => line.includes('2024-03-12'))).toMatch(/examination +2024-03-12 +340202 芜湖市镜湖区 +进行中 open +2 天 d +—/);
    expect(lines.find((line) => line.includes('2024-03-01'))).toMatch(/-9 天 d +已逾期 overdue；登记时已过，未发通知 passed when recorded, nothing sent；〔未核实/);
  });
});
