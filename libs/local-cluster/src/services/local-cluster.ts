import type { Environment } from '../process/start-process.js';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_NAMES, type ComponentName } from '../component.js';
import type { ComponentInstance } from '../instance/component-instance.js';
import { startComponent } from '../start-component.js';
import { type ServiceName, Services } from './services.js';

export interface LocalClusterOptions {
  /** A folder of its own, which PostgreSQL's user can enter (mode 0755). */
  readonly folder: string;
  readonly instances?: Partial<Record<ServiceName, number>>;
  /** Told to every service beside where the stores are. */
  readonly env?: Environment;
  /** Told to every process of the services and their front door: nothing of the platform's own. */
  readonly processEnv?: Environment;
  /** The port of the front door; a free one if absent. */
  readonly port?: number;
  readonly log?: (line: string) => void;
}

/** A whole cluster on this machine: its components, its services, each a process of its own that can be stopped and killed by name. */
export class LocalCluster {
  private constructor(
    readonly services: Services,
    /** Where the stores are, and the master key: what every service is told. */
    readonly stores: Environment,
    private readonly components: ReadonlyMap<ComponentName, ComponentInstance>,
  ) {}

  /** Starts the components side by side, then the services. @throws Error with the last words of what does not start; what had started is ended. */
  static async start({ folder, instances, env, processEnv, port, log }: LocalClusterOptions): Promise<LocalCluster> {
    const started = await Promise.allSettled(COMPONENT_NAMES.map(async (name) => [name, await startComponent(name, { dataDirectory: folder, ...(log ? { log } : {}) })] as const));
    const components = new Map(started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
    try {
      for (const each of started) if (each.status === 'rejected') throw each.reason;
      const stores = { ...Object.assign({}, ...[...components.values()].map((each) => each.environment())) as Environment, JUANZONG_MASTER_KEY: masterKeyIn(folder) };
      const services = await Services.start({ stores, folder: join(folder, 'services'), ...(instances ? { instances } : {}), ...(env ? { env } : {}), ...(processEnv ? { processEnv } : {}), ...(port === undefined ? {} : { port }) });
      return new LocalCluster(services, stores, components);
    } catch (error) {
      await Promise.all([...components.values()].map((each) => each.stop()));
      throw error;
    }
  }

  /** The front door. */
  get url(): string {
    return this.services.url;
  }

  component(name: ComponentName): ComponentInstance {
    const found = this.components.get(name);
    if (!found) throw new Error(`no component ${name}`);
    return found;
  }

  /** Services first, components afterwards; how those services ended that did not end with 0. */
  async stop(): Promise<string[]> {
    const bad = await this.services.stop();
    await Promise.all([...this.components.values()].map((each) => each.stop()));
    return bad;
  }

  async kill(): Promise<void> {
    await this.services.killAll();
    await Promise.all([...this.components.values()].map((each) => each.kill()));
  }
}

/** The vault's master key of this folder, made at its first start. */
function masterKeyIn(folder: string): string {
  const file = join(folder, 'services', 'master.key');
  if (!existsSync(file)) {
    mkdirSync(join(folder, 'services'), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
