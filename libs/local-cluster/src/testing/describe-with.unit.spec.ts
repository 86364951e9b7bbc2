import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ComponentName } from '../component.js';
import { describeWith } from './describe-with.js';
import type { FoundComponent } from './find-component.js';
import type { Surroundings } from './group-that-needs.js';

describe('a group that needs components', () => {
  let told: { kind: 'group' | 'test' | 'skipped'; name: string; body: () => void }[];
  let said: string;
  let ran: unknown[];
  const world = (found: Partial<Record<ComponentName, FoundComponent>>, env: Record<string, string> = {}): Surroundings & { find: () => Promise<Partial<Record<ComponentName, FoundComponent>>> } => ({
    env,
    find: async () => found,
    describe: (name, body) => { told.push({ kind: 'group', name, body }); body(); },
    it: (name, body) => { told.push({ kind: 'test', name, body }); },
    skip: (name, body) => { told.push({ kind: 'skipped', name, body }); },
    say: (text) => { said += text; },
  });
  beforeEach(() => {
    told = [];
    said = '';
    ran = [];
  });

  it('runs its body with how each is reached when all are there', async () => {
    const found = { kafka: { url: '127.0.0.1:9092' }, redis: { url: 'redis://127.0.0.1:6379' } };
    await describeWith(['kafka', 'redis'], 'deadlines', (components) => { ran.push(components.kafka.url, components.redis.url); }, world(found));
    expect(ran).toEqual(['127.0.0.1:9092', 'redis://127.0.0.1:6379']);
    expect([told.map(({ kind, name }) => `${kind} ${name}`), said]).toEqual([['group deadlines'], '']);
  });

  it('is one skipped test when one is missing, says loudly which and what to do, and never touches its body', async () => {
    await describeWith(['kafka', 'event-store'], 'relay', () => { ran.push('body'); }, world({ kafka: { url: 'x' } }));
    expect(ran).toEqual([]);
    expect(told.map(({ kind }) => kind)).toEqual(['group', 'skipped']);
    for (const text of [told[1]?.name, said]) expect(text).toMatch(/没有 Event store.*infra\/local\/up.*JUANZONG_TEST_EVENT_STORE.*no Event store: run/s);
    expect(said).toMatch(/SKIPPED：relay/);
    expect(said).not.toMatch(/Kafka/);
  });

  it('fails instead where the cluster is required', async () => {
    await describeWith(['s3'], 'documents', () => { ran.push('body'); }, world({}, { JUANZONG_TEST_CLUSTER: 'required' }));
    expect(told.map(({ kind }) => kind)).toEqual(['group', 'test']);
    expect(told[1]?.body).toThrow(/no S3: run infra\/local\/up, or set JUANZONG_TEST_S3/);
    expect(ran).toEqual([]);
  });

  it('does not take a component for missing that is named and does not answer', async () => {
    const broken = { ...world({}), find: async () => { throw new Error('does not answer'); } };
    await expect(describeWith(['s3'], 'documents', () => undefined, broken)).rejects.toThrow('does not answer');
  });
});
