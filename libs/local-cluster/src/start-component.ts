import type { ComponentName } from './component.js';
import { componentNamed } from './components/index.js';
import { componentInstance, type ComponentInstance } from './instance/component-instance.js';

/** What a private instance is made of. */
export interface StartOptions {
  /** A folder for this instance and its fellows; each component has its own below it. PostgreSQL's user must be able to enter it (mode 0755). */
  readonly dataDirectory: string;
  /** The port for clients; a free one where none is given. It stays the same over restarts. */
  readonly port?: number;
  /** Whether it is killed when this process ends; true unless said otherwise. */
  readonly endsWithThisProcess?: boolean;
  readonly log?: (line: string) => void;
}

/**
 * Starts a private instance of a component and waits until it answers. What comes back can stop, kill, wipe and start it
 * again on the same port and data. Throws, in both languages, when the program is not on this machine.
 */
export async function startComponent(name: ComponentName, { dataDirectory, port, endsWithThisProcess = true, log }: StartOptions): Promise<ComponentInstance> {
  const component = componentNamed(name);
  const lacking = await component.lacks();
  if (lacking !== undefined) throw new Error(`${component.title}：${lacking.zh} / ${lacking.en}`);
  const ports = port === undefined ? undefined : component.standardPorts.map((_, i) => port + i);
  const instance = componentInstance(component, { dataDirectory, ports, endsWithThisProcess, log });
  await instance.start();
  return instance;
}
