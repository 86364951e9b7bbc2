import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Member {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly groupId: string;
  readonly topic: string;
  readonly sessionMs: number;
}

/** Joins a group, says what the group calls it, and stays until it is killed. */
const JOIN = `
const { Kafka, logLevel } = require('kafkajs');
const { brokers, clientId, groupId, topic, sessionMs } = JSON.parse(process.argv[1]);
const consumer = new Kafka({ brokers, clientId, logLevel: logLevel.NOTHING }).consumer({ groupId, sessionTimeout: sessionMs, rebalanceTimeout: sessionMs });
consumer.on('consumer.group_join', ({ payload }) => console.log(payload.memberId));
consumer.connect().then(() => consumer.subscribe({ topic })).then(() => consumer.run({ autoCommit: false, eachMessage: () => new Promise(() => {}) }));
`;

/** Lets a process join a group and kills it with -9. @returns what the group still calls it. */
export async function killedMember(member: Member): Promise<string> {
  const child = spawn(process.execPath, ['-e', JOIN, JSON.stringify(member)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [memberId] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'close');
  return memberId.toString('utf8').trim();
}
