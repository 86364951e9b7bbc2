import { afterEach, describe, expect, it } from '@jest/globals';
import { context, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import fc from 'fast-check';
import { createLog } from '../create-log.js';
import { startTracing } from './start-tracing.js';
import { appendOf, appendSpanId, publishOf, type Traced, traceIdOf } from './trace-ids.js';
import { placeOf, traceparentOf } from './traceparent.js';
import type { Tracing, TracingHooks } from './tracing.js';

const entry = (change: Partial<Traced> = {}): Traced => ({ stream: 'case-1', eventId: 'e-1', commandId: 'c-1', correlationId: 'r-1', ...change });
const message = (change: Partial<Traced> = {}) => ({ stream: 'case-1', revision: 4, type: 'intake.ApplicationAccepted', eventId: 'e-1', entry: entry(change) });
const written = (change: object = {}) => ({ stream: 'case-1', commandId: 'c-1', correlationId: 'r-1', causationId: 'r-1', outcome: 'written' as const, revision: 4, eventIds: ['e-1'], types: ['intake.ApplicationAccepted'], startedMs: performance.now(), ...change });

let running: Tracing | undefined;
let exporter = new InMemorySpanExporter();
async function started(ratio?: number): Promise<TracingHooks> {
  running = await startTracing({ service: 'intake', exporter, ...(ratio === undefined ? {} : { ratio }) });
  if (!running.hooks) throw new Error('tracing is off');
  return running.hooks;
}
const spans = (): ReadableSpan[] => exporter.getFinishedSpans();
const first = (): ReadableSpan => {
  const [span] = spans();
  if (!span) throw new Error('no span');
  return span;
};

afterEach(async () => {
  await running?.stop();
  running = undefined;
  exporter = new InMemorySpanExporter();
});

describe('ids of traces', () => {
  it('are the beginning of a SHA-256, the same in every process and every release', () => {
    expect(traceIdOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
    expect(appendSpanId(entry())).toBe('df1800029640092b');
    expect(publishOf(entry()).spanId).toBe('17b34cdfc17ac978');
  });

  it('every entry of an append leads to the same span, and to no other', () => {
    expect(appendOf(entry({ eventId: 'e-2' }))).toEqual(appendOf(entry()));
    for (const other of [{ commandId: 'c-2' }, { stream: 'claim-1' }]) expect(appendOf(entry(other)).spanId).not.toBe(appendOf(entry()).spanId);
  });

  it('a traceparent is read as it was written; what W3C forbids is none', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.boolean(), (correlationId, eventId, kept) => {
      const place = placeOf(traceparentOf(message({ correlationId, eventId }), kept));
      expect(place).toMatchObject({ traceId: traceIdOf(correlationId), traceFlags: kept ? 1 : 0 });
    }));
    const zero = '0'.repeat(32);
    for (const header of [undefined, '', 'x', `00-${zero}-${'b'.repeat(16)}-01`, `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`]) expect([header, placeOf(header)]).toEqual([header, undefined]);
  });
});

describe('tracing', () => {
  it('is off without a receiver: no part is given a hook, and nothing is registered', async () => {
    running = await startTracing({ service: 'intake' });
    expect(running.hooks).toBeUndefined();
    expect(trace.getTracer('any').startSpan('x').isRecording()).toBe(false);
    let seen: unknown;
    context.with(trace.setSpan(context.active(), trace.wrapSpanContext(appendOf(entry()))), () => (seen = trace.getActiveSpan()));
    expect(seen).toBeUndefined();
  });

  it('continues at each station from the entry alone', async () => {
    const hooks = await started();
    hooks.handled(written());
    hooks.published([message()], performance.now());
    await hooks.handling('eligibility', message(), 1, async () => hooks.handled(written({ commandId: 'c-2', causationId: 'e-1' })));
    hooks.committed('case_overview', [{ position: 9n, entry: { ...entry(), revision: 4 } }], performance.now());
    const byName = spans().map((span) => [span.name, span.parentSpanContext?.spanId]);
    const handling = spans().find(({ name }) => name.startsWith('handle'));
    expect(byName).toEqual([
      ['append case', undefined], ['publish intake.ApplicationAccepted', appendSpanId(entry())], ['append case', handling?.spanContext().spanId],
      ['handle intake.ApplicationAccepted', publishOf(entry()).spanId], ['project case_overview', appendSpanId(entry())],
    ]);
    expect(new Set(spans().map((span) => span.spanContext().traceId))).toEqual(new Set([traceIdOf('r-1')]));
    expect(first().resource.attributes['service.name']).toBe('intake');
  });

  it('a repetition does not take the id of the append that wrote', async () => {
    (await started()).handled(written({ outcome: 'repeated' }));
    expect(first().spanContext().spanId).not.toBe(appendSpanId(entry()));
  });

  it('what is commanded in another trace stands in its own, linked to what commanded it', async () => {
    const hooks = await started();
    await hooks.firing('eligibility', { caseId: '1', deadlineId: 'd-1', generation: 2 }, async () => {
      hooks.handled(written({ correlationId: 'd-1' }));
      hooks.handled(written({ correlationId: 'r-9' }));
    });
    const [same, other, firing] = spans();
    expect([same?.spanContext().traceId, same?.parentSpanContext?.spanId]).toEqual([traceIdOf('d-1'), firing?.spanContext().spanId]);
    expect([other?.spanContext().traceId, other?.parentSpanContext, other?.links[0]?.context.spanId]).toEqual([traceIdOf('r-9'), undefined, firing?.spanContext().spanId]);
    expect(firing?.attributes).toEqual({ 'juanzong.context': 'eligibility', 'juanzong.case_id': '1', 'juanzong.deadline_id': 'd-1', 'juanzong.generation': 2 });
  });

  it('a batch is one span for every trace in it, with the other appends linked', async () => {
    const of = (position: bigint, commandId: string, correlationId: string) => ({ position, entry: { ...entry({ commandId, correlationId }), revision: Number(position) } });
    (await started()).committed('case_overview', [of(1n, 'c-1', 'r-1'), of(2n, 'c-2', 'r-2'), of(3n, 'c-1', 'r-1'), of(4n, 'c-3', 'r-1')], performance.now());
    expect(spans().map((span) => [span.spanContext().traceId, span.parentSpanContext?.spanId, span.links.map((link) => link.context.spanId), span.attributes['juanzong.entries']])).toEqual([
      [traceIdOf('r-1'), appendSpanId(entry({ commandId: 'c-3' })), [appendSpanId(entry())], 3], [traceIdOf('r-2'), appendSpanId(entry({ commandId: 'c-2' })), [], 1],
    ]);
  });

  it('names a failure by its kind alone', async () => {
    const hooks = await started();
    await expect(hooks.handling('eligibility', message(), 3, () => Promise.reject(new TypeError('张三')))).rejects.toThrow('张三');
    expect(first().attributes).toMatchObject({ 'error.type': 'TypeError', 'juanzong.attempt': 3 });
    expect(JSON.stringify([first().attributes, first().events, first().status])).not.toContain('张三');
  });

  it('keeps a share of traces, the same ones at every station', async () => {
    const hooks = await started(0.5);
    for (let i = 0; i < 40; i += 1) {
      hooks.handled(written({ correlationId: `r-${i}` }));
      hooks.published([message({ correlationId: `r-${i}` })], performance.now());
    }
    const of = (kind: string) => new Set(spans().filter(({ name }) => name.startsWith(kind)).map((span) => span.spanContext().traceId));
    const flagged = new Set(Array.from({ length: 40 }, (_, i) => placeOf(hooks.traceparentOf(message({ correlationId: `r-${i}` })))).flatMap((place) => (place?.traceFlags === 1 ? [place.traceId] : [])));
    expect(of('append')).toEqual(of('publish'));
    expect(of('append')).toEqual(flagged);
    expect([flagged.size > 5, flagged.size < 35]).toEqual([true, true]);
  });

  it('a log line within a span names its trace; one outside none', async () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
    const hooks = await started();
    await hooks.handling('eligibility', message(), 1, async () => log.info({ caseId: 'c-1' }, 'within'));
    log.info({ caseId: 'c-1' }, 'outside');
    expect(lines.map(({ msg, traceId }) => [msg, traceId])).toEqual([['within', traceIdOf('r-1')], ['outside', undefined]]);
  });
});
