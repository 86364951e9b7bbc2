import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, startTracing, traceIdOf, type Tracing } from '@juanzong/observability';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { applicationBody, Chance } from './spec-support/random-moves.js';
import { tracedPlatform, type TracedPlatform } from './spec-support/traced-platform.js';

const MINUTES = 120_000;
const CLERK = 'clerk@340104';
const OTHER = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };

const exporter = new InMemorySpanExporter();
const lines: Record<string, unknown>[] = [];
let tracing: Tracing;
let platform: TracedPlatform;
let caseId: string;

beforeAll(async () => {
  tracing = await startTracing({ service: 'all', exporter });
  platform = await tracedPlatform(tracing.hooks, createLog('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }));
  const received = await platform.send('POST', CLERK, '/api/intake/v1/applications', { ...applicationBody(1, new Chance(1)), materials: ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER', 'VERIFICATION_AUTHORISATION'] });
  expect(received).toMatchObject({ status: 201 });
  caseId = received.body['caseId'] as string;
  await platform.settled();
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await tracing.stop();
}, MINUTES);

const of = (correlationId: string): ReadableSpan[] => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceIdOf(correlationId));
const named = (spans: readonly ReadableSpan[], name: string): ReadableSpan => {
  const found = spans.find((span) => span.name === name);
  if (!found) throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(', ')}`);
  return found;
};
/** The names of a span and of all above it. */
function upwards(spans: readonly ReadableSpan[], from: ReadableSpan): string[] {
  const above = spans.find((span) => span.spanContext().spanId === from.parentSpanContext?.spanId);
  return [from.name, ...(above ? upwards(spans, above) : from.parentSpanContext ? ['(lost)'] : [])];
}
/** Spans that say they have a parent which is nowhere. */
const lostIn = (spans: readonly ReadableSpan[]): string[] => spans.filter((span) => upwards(spans, span).at(-1) === '(lost)').map(({ name }) => name);

describe('one case is one trace', () => {
  const ACCEPT = 'POST /api/intake/v1/cases/:id/accept-application';

  it('from the request through store and bus to what the next context writes, and the read models', async () => {
    const headers = { 'x-correlation-id': 'r-accept', traceparent: `00-${OTHER.traceId}-${OTHER.spanId}-01` };
    expect(await platform.send('POST', CLERK, `/api/intake/v1/cases/${caseId}/accept-application`, {}, headers)).toMatchObject({ status: 200 });
    await platform.settled();
    const spans = of('r-accept');
    const handled = named(spans.filter(({ attributes }) => attributes['juanzong.context'] === 'eligibility'), 'handle intake.ApplicationAccepted');
    const [request] = spans.filter((span) => span.parentSpanContext === undefined);
    expect(request?.name).toBe(ACCEPT);
    expect(upwards(spans, handled)).toEqual(['handle intake.ApplicationAccepted', 'publish intake.ApplicationAccepted', 'append case', ACCEPT]);
    const reaction = spans.find((span) => span.name === 'append case' && span.parentSpanContext?.spanId === handled.spanContext().spanId);
    expect(reaction?.attributes['juanzong.entry_types']).toEqual(expect.arrayContaining(['eligibility.Examined']));
    const projected = spans.filter((span) => span.name === 'project case_overview');
    expect(projected.map((span) => upwards(spans, span).at(-1))).toEqual(projected.map(() => ACCEPT));
    expect(projected.map((span) => span.parentSpanContext?.spanId)).toContain(reaction?.spanContext().spanId);
    expect(lostIn(spans)).toEqual([]);
    // The canary: without the append in between, nothing above it is found.
    expect(lostIn(spans.filter((span) => span !== reaction))).toContain('publish eligibility.Examined');
    expect(request?.links.map(({ context }) => context)).toEqual([expect.objectContaining(OTHER)]);
    expect(request?.attributes).toMatchObject({ 'juanzong.context': 'intake', 'juanzong.action': 'accept-application', 'juanzong.case_id': caseId, 'juanzong.outcome': 'accepted', 'http.response.status_code': 200 });
  }, MINUTES);

  it('a refusal ends in the request, with its code; a question is a trace too', async () => {
    await platform.send('POST', CLERK, `/api/intake/v1/cases/${caseId}/accept-application`, {}, { 'x-correlation-id': 'r-again' });
    await platform.send('GET', 'nobody', `/api/intake/v1/cases/${caseId}/actions`, undefined, { 'x-correlation-id': 'r-asked' });
    const again = of('r-again');
    expect(named(again, ACCEPT).attributes).toMatchObject({ 'juanzong.outcome': 'refused', 'juanzong.refusal': 'intake.already-accepted', 'http.response.status_code': 409 });
    expect(named(again, 'append case').attributes).toMatchObject({ 'juanzong.outcome': 'refused', 'juanzong.refusal': 'intake.already-accepted' });
    expect(named(of('r-asked'), 'GET /api/intake/v1/cases/:id/actions').attributes).toMatchObject({ 'juanzong.query': 'allowed-actions', 'juanzong.refusal': 'identity.token-invalid', 'http.response.status_code': 401 });
  }, MINUTES);

  it('filling a read model anew traces nothing: its entries are old', async () => {
    const before = exporter.getFinishedSpans().length;
    await platform.rebuild('case_overview');
    expect(exporter.getFinishedSpans()).toHaveLength(before);
  }, MINUTES);

  it('log lines name the trace', () => {
    const line = lines.find((one) => one['msg'] === 'request' && one['correlationId'] === 'r-accept');
    expect(line?.['traceId']).toBe(traceIdOf('r-accept'));
  });

  it('no span holds anything of a person', () => {
    const all = JSON.stringify(exporter.getFinishedSpans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })));
    expect(all).toContain(caseId);
    expect(all).not.toMatch(/[\u4e00-\u9fff]|TEST-1/);
  });

  it('nothing about tracing stands in the case file', () => {
    const kept = JSON.stringify(platform.log.all.map(({ entry }) => entry));
    expect(kept).not.toMatch(new RegExp(`${traceIdOf('r-accept')}|traceparent|${OTHER.traceId}`));
  });
});
