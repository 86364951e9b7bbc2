import { describe, expect, it } from '@jest/globals';
import { fakeIo } from '../fake-platform.fixture.js';
import { run } from '../run.js';
import { topicsText } from './topics-apply.js';

const topic = 'juanzong.case-files.v1';

describe('juanzong topics apply', () => {
  it('says what was done, or would be, and what is refused', () => {
    const changes = [{ name: 'retention.ms', from: '5', to: '7' }, { name: 'segment.ms', from: '9', to: undefined }];
    const text = topicsText([{ topic, outcome: 'changed', partitions: { declared: 24, actual: 24 }, changes }], false);
    for (const part of [topic, '已修正 / changed', 'partitions: 24', 'retention.ms: 5 → 7', 'segment.ms: 9 → （缺省 default）']) expect(text).toContain(part);
    expect(topicsText([{ topic, outcome: 'created', partitions: { declared: 24, actual: undefined }, changes: [] }], true)).toContain('将建立 / would be created');
    const refused = topicsText([{ topic, outcome: 'refused', partitions: { declared: 24, actual: 6 }, changes: [] }], false);
    for (const part of ['✗', 'declared 24', 'actual 6']) expect(refused).toContain(part);
  });

  it('needs to know where Kafka is, and says in both languages what keeps it', async () => {
    const codeOf = async (...args: string[]): Promise<unknown[]> => {
      const io = fakeIo();
      const exit = await run(['topics', 'apply', '--json', ...args], io);
      return [exit, (JSON.parse(io.printed.out) as { error: { code: string } }).error.code, /✗ .*[一-龥].* \/ .*[a-z]/.test(io.printed.err)];
    };
    expect(await codeOf()).toEqual([2, 'usage.topics', true]);
    expect(await codeOf('--brokers', '127.0.0.1:1', '--file', '/nowhere/topics.yaml')).toEqual([2, 'usage.topics', true]);
  });
});
