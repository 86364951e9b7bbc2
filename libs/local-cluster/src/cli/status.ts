import { componentInstance } from '../instance/component-instance.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';

/** `status`: which components of this cluster run, as whom and where. Returns 1 when one that was started does not run. */
export function status({ components, dataDirectory, json }: Arguments, io: Io): 0 | 1 {
  const told = components.map((component) => {
    const instance = componentInstance(component, { dataDirectory });
    return { name: component.name, title: component.title, pid: instance.pid(), ports: instance.settings()?.ports };
  });
  if (json) io.out(`${JSON.stringify(told.map(({ title: _, ...rest }) => rest), undefined, 2)}\n`);
  else for (const { title, pid, ports } of told) io.out(`${pid === undefined ? '–' : '✓'} ${title}：${pid === undefined ? '没有在运行 / does not run' : `进程 process ${pid}, 127.0.0.1:${ports?.[0]}`}\n`);
  return told.some(({ pid, ports }) => pid === undefined && ports !== undefined) ? 1 : 0;
}
