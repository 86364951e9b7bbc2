import { afterAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeWithKafka } from '../test-support/found-kafka.js';
import { TestTopics } from '../test-support/test-topics.js';
import { applyTopics } from './apply-topics.js';
import { CASE_FILES_PARTITIONS, CASE_FILES_TOPIC } from './kafka-options.js';
import { readTopicsFile } from './topics-file.js';

await describeWithKafka('applying the declared topics', (broker) => {
  const topics = new TestTopics(broker);
  const name = `test.${randomUUID()}.v1`;
  const folder = mkdtemp(join(tmpdir(), 'topics-'));
  afterAll(async () => {
    await topics.removeAll();
    await rm(await folder, { recursive: true });
  });
  const apply = async (text: string, dryRun = false) => {
    const file = join(await folder, 'topics.yaml');
    await writeFile(file, text);
    return applyTopics({ brokers: [broker], file, dryRun });
  };
  const declare = (partitions: number, config: string): string => `topics:\n  - name: ${name}\n    partitions: ${partitions}\n    config: ${config}\n`;

  it('says what it would create, creates it, and then finds nothing to do', async () => {
    const text = declare(3, '{ retention.ms: 1000000 }');
    const created = [{ topic: name, outcome: 'created', partitions: { declared: 3, actual: undefined }, changes: [{ name: 'retention.ms', from: undefined, to: '1000000' }] }];
    expect(await apply(text, true)).toEqual(created);
    topics.knows(name);
    expect(await apply(text)).toEqual(created);
    expect(await apply(text)).toEqual([{ topic: name, outcome: 'unchanged', partitions: { declared: 3, actual: 3 }, changes: [] }]);
  });

  it('sets what is declared otherwise, and takes back what was set by hand', async () => {
    const text = declare(3, '{ retention.ms: 2000000, max.message.bytes: 2000000 }');
    const changes = [{ name: 'retention.ms', from: '1000000', to: '2000000' }, { name: 'max.message.bytes', from: undefined, to: '2000000' }];
    expect(await apply(text, true)).toMatchObject([{ outcome: 'changed', changes }]);
    expect(await apply(text)).toMatchObject([{ outcome: 'changed', changes }]);
    const fewer = declare(3, '{ retention.ms: 2000000 }');
    expect(await apply(fewer)).toMatchObject([{ outcome: 'changed', changes: [{ name: 'max.message.bytes', from: '2000000', to: undefined }] }]);
    expect(await apply(fewer)).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('refuses another number of partitions for the same version, and touches nothing', async () => {
    expect(await apply(declare(4, '{ retention.ms: 5 }'))).toEqual([{ topic: name, outcome: 'refused', partitions: { declared: 4, actual: 3 }, changes: [] }]);
    expect(await apply(declare(3, '{ retention.ms: 2000000 }'))).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('names the file that declares no topics', async () => {
    await expect(apply('topics: []\n')).rejects.toThrow('topics.yaml');
    await expect(apply(declare(3, '{}').replace('.v1', ''))).rejects.toThrow('version');
  });

  it('finds in infra what the transport takes for granted', async () => {
    const file = fileURLToPath(new URL('../../../../infra/kafka/topics.yaml', import.meta.url));
    expect(await readTopicsFile(file)).toMatchObject([{ name: CASE_FILES_TOPIC, partitions: CASE_FILES_PARTITIONS }]);
  });
});
