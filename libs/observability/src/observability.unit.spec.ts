import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLog, HealthRegistry, LOG_FIELDS, Metrics, NestLogger } from './index.js';

function recorded() {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

describe('the log', () => {
  it('carries case and correlation ids, also from a parent', () => {
    const { log, last } = recorded();
    log.child({ correlationId: 'r-1', applicantName: '张三' }).info({ caseId: 'c-1', position: 7n }, 'accepted');
    expect(last()).toMatchObject({ level: 'info', msg: 'accepted', correlationId: 'r-1', caseId: 'c-1', position: '7' });
  });

  it('never shows a field that is not on the list, whatever it is called and however deep it sits', () => {
    const name = fc.string({ minLength: 1 }).filter((key) => !LOG_FIELDS.has(key) && key !== 'err' && key !== '__proto__');
    fc.assert(
      fc.property(name, fc.constantFrom<(v: string) => unknown>((v) => v, (v) => ({ v }), (v) => [v], (v) => [{ v }], (v) => new Map([[v, v]])), (key, hide) => {
        const { log, lines, last } = recorded();
        log.info({ [key]: hide('身份证340202'), caseId: 'c-1' }, 'x');
        expect(lines.join('')).not.toContain('340202');
        expect(last()).toMatchObject({ caseId: 'c-1', omitted: 1 });
      }),
    );
  });

  it('an allowed field that holds an object, a list of objects or prose is left out as well', () => {
    const { log, lines } = recorded();
    log.info({ status: { name: '张三' }, reason: '张三'.repeat(200), code: [{ phone: '138' }] }, 'x');
    expect(lines.join('')).not.toMatch(/张三|138/);
  });

  it('an error shows its kind, code, place and causes, and not its message', () => {
    const { log, lines, last } = recorded();
    const cause = Object.assign(new TypeError('张三 not found'), { code: 'ENOENT' });
    log.error({ err: new Error('cannot open 张三', { cause }) }, 'failed');
    expect(last()).toMatchObject({ level: 'error', err: { name: 'Error', stack: expect.any(Array), cause: { name: 'TypeError', code: 'ENOENT' } } });
    expect(lines.join('')).not.toContain('张三');
  });

  it('takes what Nest says', () => {
    const { log, last } = recorded();
    new NestLogger(log).error('Exception', new RangeError('张三'), 'Router');
    expect(last()).toMatchObject({ level: 'error', component: 'Router', msg: 'Exception', err: { name: 'RangeError' } });
  });
});

describe('metrics', () => {
  it('tells latencies, lags, deadlines and parked streams as Prometheus reads them', async () => {
    const metrics = new Metrics(false);
    metrics.command('intake', 'accept-application', 'accepted', 0.004);
    metrics.append('written', 0.002);
    metrics.refused('intake', 'intake.already-accepted');
    metrics.relayLag(3);
    metrics.consumerLag('eligibility', 5);
    metrics.deadlines('missed', 2);
    metrics.parkedStreams('assignment', 1);
    metrics.request('intake', 'GET', 404, 0.02);
    metrics.entriesWritten(['intake.ApplicationAccepted', 'intake.CaseRegistered']);
    metrics.deadlines('overdue', 3);
    metrics.deadlineFired('eligibility', 'fired', 4);
    metrics.deadlineFired('eligibility', 'failed', 4);
    metrics.readModel('case_overview', false);
    metrics.retried('eligibility');
    metrics.failed('relay');
    const text = await metrics.metrics();
    for (const line of [
      'juanzong_command_duration_seconds_bucket{le="0.005",context="intake",action="accept-application",outcome="accepted"} 1',
      'juanzong_append_duration_seconds_count{outcome="written"} 1',
      'juanzong_refusals_total{context="intake",code="intake.already-accepted"} 1',
      'juanzong_relay_lag_entries 3', 'juanzong_consumer_lag_entries{context="eligibility"} 5',
      'juanzong_deadlines{state="missed"} 2', 'juanzong_parked_streams{context="assignment"} 1',
      'juanzong_request_duration_seconds_bucket{le="0.025",context="intake",method="GET",status="4xx"} 1',
      'juanzong_entries_written_total{type="intake.CaseRegistered"} 1', 'juanzong_deadlines{state="overdue"} 3',
      'juanzong_deadlines_fired_total{context="eligibility",outcome="failed"} 1', 'juanzong_deadline_delay_seconds_count{context="eligibility"} 1',
      'juanzong_read_model_up{projection="case_overview"} 0', 'juanzong_retries_total{context="eligibility"} 1', 'juanzong_failures_total{where="relay"} 1',
    ]) expect(text).toContain(line);
  });
});

it('every measure of ours is explained in Chinese and English', async () => {
  const helps = (await new Metrics(false).metrics()).split('\n').filter((line) => line.startsWith('# HELP '));
  expect(helps.length).toBeGreaterThan(10);
  for (const help of helps) expect(help).toMatch(/^# HELP juanzong_[a-z_]+ [^/]*[\u4e00-\u9fff][^/]* \/ [\x20-\x7e]+$/);
});

describe('health', () => {
  it('is what every check of that kind says; one that throws or hangs has failed', async () => {
    const health = new HealthRegistry(20);
    health.add({ name: 'loop', kind: 'live', check: () => ({ ok: true }) });
    health.add({ name: 'store', kind: 'ready', check: () => { throw new TypeError('张三'); } });
    health.add({ name: 'bus', kind: 'ready', check: () => new Promise(() => undefined) });
    expect(await health.report('live')).toMatchObject({ status: 'ok', checks: { loop: { ok: true } } });
    expect(await health.report('ready')).toMatchObject({
      status: 'unavailable', checks: { store: { ok: false, detail: 'TypeError' }, bus: { ok: false, detail: 'no answer within 20 ms' } },
    });
    expect(() => health.add({ name: 'bus', kind: 'ready', check: () => ({ ok: true }) })).toThrow('bus');
  });
});
