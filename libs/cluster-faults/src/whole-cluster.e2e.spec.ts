import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LocalCluster, SERVICES } from '@juanzong/local-cluster/services';
import { describeWith, temporaryClusterFolder } from '@juanzong/local-cluster/testing';
import { traceIdOf } from '@juanzong/observability';
import { applicationOf, Client, driveCase, inLanes, lawyerOf, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { rm } from 'node:fs/promises';
import { TraceReceiver } from './trace-receiver.js';

const LIMIT_MS = 180_000;
const AGENCY = '340202';
const CASES = 6;

// The shared components tell whether these can be started here; the cluster has its own.
await describeWith(['kafka', 'redis', 's3'], 'a cluster with two instances of every service', () => {
  const folder = temporaryClusterFolder('whole');
  let [cluster, traces, client]: [LocalCluster?, TraceReceiver?, Client?] = [];
  const closed: string[] = [];

  beforeAll(async () => {
    traces = await TraceReceiver.start();
    cluster = await LocalCluster.start({ folder, instances: Object.fromEntries(SERVICES.map((service) => [service, 2])), env: { JUANZONG_OTLP: traces.url } });
    client = new Client(cluster.url);
  }, LIMIT_MS);
  afterAll(async () => {
    traces?.stop();
    await cluster?.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }, LIMIT_MS);

  it('takes cases from their receipt to a closed file, whichever instance is asked', async () => {
    const platform = client as Client;
    for (let n = 1; n <= 3; n += 1) await platform.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf(`L-${n}`, `律师${n}`) });
    await inLanes(Array.from({ length: CASES }, (_, n) => async () => {
      const caseId = await receive(platform, AGENCY, applicationOf(n + 1));
      expect(await driveCase(platform, { caseId, agency: AGENCY, patienceMs: LIMIT_MS })).toMatchObject({ state: 'CLOSED' });
      closed.push(caseId);
    }), 3);
    const report = await soundCheck(platform, { patienceMs: LIMIT_MS });
    expect([report.findings, closed.length]).toEqual([[], CASES]);
    expect((await platform.read<{ parked: unknown[] }>('operator', '/api/ops/v1/parked')).parked).toEqual([]);
  }, LIMIT_MS);

  it('tells one case as one trace, from the request through the store and Kafka to the last read model', async () => {
    const { entries } = await (client as Client).read<{ entries: { correlationId: string; type: string }[] }>('auditor', `/api/case-history/v1/cases/${closed[0] ?? ''}/export`);
    const accepted = entries.find(({ type }) => type === 'intake.ApplicationAccepted');
    const traceId = traceIdOf(accepted?.correlationId ?? '');
    const told = () => (traces?.spans ?? []).filter((span) => span.traceId === traceId);
    const expected = ['intake', 'event-relay', 'eligibility', 'case-history'];
    const seen = () => [...new Set(told().map(({ service }) => service))];
    await until('spans of every service on the way', () => Promise.resolve(expected.every((service) => seen().includes(service)) ? true : undefined)).catch(() => undefined);
    expect(seen()).toEqual(expect.arrayContaining(expected));
    const known = new Set(told().map(({ spanId }) => spanId));
    expect(told().filter(({ parentSpanId }) => parentSpanId !== undefined && parentSpanId !== '' && !known.has(parentSpanId))).toEqual([]);
  }, LIMIT_MS);

  it('goes on when one instance of everything is asked to leave, and each leaves in order', async () => {
    const { services } = cluster as LocalCluster;
    const leaving = SERVICES.map((service) => `${service}-0`);
    const ends = await Promise.all(leaving.map(async (name) => ({ name, ...(await services.of(name).stop()) })));
    expect(ends.filter(({ code }) => code !== 0)).toEqual([]);
    const caseId = await receive(client as Client, AGENCY, applicationOf(CASES + 1));
    expect(await driveCase(client as Client, { caseId, agency: AGENCY, patienceMs: LIMIT_MS })).toMatchObject({ state: 'CLOSED' });
    expect(await cluster?.stop()).toEqual([]);
  }, LIMIT_MS);
});
