import { takeDown } from '../up/take-down.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';

/** `down`: one component after the other, those that keep what cannot be made again last. Returns the exit code. */
export async function down({ components, dataDirectory, wipe }: Arguments, io: Io): Promise<0 | 1> {
  const order = ['kafka', 'redis', 's3', 'event-store', 'postgres'];
  let failures = 0;
  for (const component of [...components].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))) {
    try {
      const ending = await takeDown(component, dataDirectory, wipe);
      const wiped = wipe ? '，数据已删除 / and its data deleted' : '';
      io.out(`✓ ${component.title}：${ending === 'stopped' ? '已停止 / stopped' : '没有在运行 / did not run'}${wiped}\n`);
    } catch (error) {
      failures += 1;
      io.out(`✗ ${component.title}：${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return failures === 0 ? 0 : 1;
}
