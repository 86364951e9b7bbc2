import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics } from '@juanzong/observability';
import { deadlinesMeasured, entriesMeasured, messagingMeasured, positionsMeasured, requestsMeasured } from './measure.js';
import { applicationBody, Chance, COMPLETE } from './spec-support/random-moves.js';
import { tracedPlatform, type TracedPlatform } from './spec-support/traced-platform.js';

const MINUTES = 120_000;
const CLERK = 'clerk@340104';
const silent = { info: () => undefined, error: () => undefined, warn: () => undefined, debug: () => undefined, child: () => silent };

const metrics = new Metrics(false);
let platform: TracedPlatform;

beforeAll(async () => {
  platform = await tracedPlatform(undefined, silent, { onHandled: entriesMeasured(metrics), onAnswer: requestsMeasured(metrics), messaging: messagingMeasured(metrics, silent) });
  const { relay, byContext, runner, log } = platform;
  positionsMeasured(metrics, { headNow: () => Promise.resolve(log.all.at(-1)?.position), consumers: { relay, byContext }, readModels: { runner } }, silent);
  deadlinesMeasured(metrics, platform.dataSource, silent, platform.clock);
}, MINUTES);
afterAll(() => platform.stop(), MINUTES);

const value = async (line: string): Promise<number | undefined> => {
  const found = (await metrics.metrics()).split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length));
};

describe('what operators watch', () => {
  it('entries, answers and the bus are measured by what happened', async () => {
    const received = await platform.send('POST', CLERK, '/api/intake/v1/applications', { ...applicationBody(1, new Chance(1)), materials: COMPLETE });
    const caseId = String(received.body['caseId']);
    await platform.send('POST', CLERK, `/api/intake/v1/cases/${caseId}/accept-application`, {});
    await platform.send('POST', CLERK, `/api/intake/v1/cases/${caseId}/accept-application`, {});
    await platform.settled();
    expect(await value('juanzong_entries_written_total{type="intake.ApplicationAccepted"}')).toBe(1);
    expect(await value('juanzong_request_duration_seconds_count{context="intake",method="POST",status="2xx"}')).toBe(2);
    expect(await value('juanzong_request_duration_seconds_count{context="intake",method="POST",status="4xx"}')).toBe(1);
    expect(await value('juanzong_consumer_lag_entries{context="eligibility"}')).toBe(0);
    expect(await value('juanzong_read_model_up{projection="case_overview"}')).toBe(1);
    expect(await value('juanzong_position{reader="eligibility"}')).toBe(await value('juanzong_position{reader="store"}'));
  }, MINUTES);

  it('deadlines are open, then due within a day, then overdue while nobody fires them', async () => {
    const counted = async () => Promise.all(['open', 'due-soon', 'overdue', 'missed'].map((state) => value(`juanzong_deadlines{state="${state}"}`)));
    const [open = 0] = await counted();
    expect(open).toBeGreaterThan(0);
    const dues = (await platform.dataSource.query<{ due_at: string }[]>(`SELECT due_at FROM deadline WHERE status = 'OPEN'`)).map(({ due_at: dueAt }) => Date.parse(dueAt));
    platform.clock.set(new Date(Math.max(...dues) - 1_000).toISOString());
    const soon = await counted();
    expect(soon[1]).toBeGreaterThan(0);
    platform.clock.set(new Date(Math.max(...dues) + 1_000).toISOString());
    expect(await counted()).toEqual([open, 0, open, 0]);
  }, MINUTES);
});
