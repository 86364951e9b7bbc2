import { componentInstance } from '../instance/component-instance.js';
import { portsFrom } from '../up/bring-up.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';

/** Verbs that do something to each of the components named. */
export const ONE_VERBS = ['start', 'stop', 'kill', 'wipe'] as const;
export type OneVerb = (typeof ONE_VERBS)[number];

const DONE: Readonly<Record<OneVerb, string>> = {
  start: '在运行 / runs', stop: '已停止 / stopped', kill: '已强行结束 / killed', wipe: '数据已清空 / wiped',
};

/** `start`, `stop`, `kill` (-9) or `wipe` of components in a cluster of one's own. Returns the exit code. */
export async function one(verb: OneVerb, { components, dataDirectory, portBase }: Arguments, io: Io): Promise<0> {
  for (const component of components) {
    const log = (line: string): void => io.err(`  ${line}\n`);
    const recorded = componentInstance(component, { dataDirectory }).settings()?.ports;
    const ports = portBase === undefined ? (recorded ?? component.standardPorts) : portsFrom(portBase, component);
    await componentInstance(component, { dataDirectory, ports, log })[verb]();
    io.out(`✓ ${component.title}：${DONE[verb]}\n`);
  }
  return 0;
}
