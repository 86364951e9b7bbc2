import { join } from 'node:path';
import { freePorts } from '../process/ports.js';
import { repositoryRoot } from '../root.js';
import { type Environment, type RunningProcess, startProcess } from '../process/start-process.js';

/** Every service of the cluster behind its front door, and the relay. */
export const SERVICES = ['intake', 'eligibility', 'assignment', 'quality-review', 'cross-region-transfer', 'case-history', 'event-relay'] as const;
export type ServiceName = (typeof SERVICES)[number];

const GATEWAY = 'gateway';
const mainOf = (app: string): string => join(repositoryRoot, 'apps', app, 'dist', 'main.js');

export interface ServicesOptions {
  /** Where the stores are: JUANZONG_KAFKA, JUANZONG_POSTGRES and the others. */
  readonly stores: Environment;
  /** How many of each; one if absent. */
  readonly instances?: Partial<Record<ServiceName, number>>;
  /** Told to every service. */
  readonly env?: Environment;
  /** Told to every process, the front door too: nothing of the platform's own. */
  readonly processEnv?: Environment;
  /** The folder of what services keep for themselves. */
  readonly folder: string;
  /** The port of the front door; a free one if absent. */
  readonly port?: number;
}

/** The services of a cluster, each in a process of its own, and their front door. */
export class Services {
  readonly #ports = new Map<string, number>();
  readonly #running = new Map<string, RunningProcess>();

  private constructor(private readonly options: ServicesOptions) {}

  /** Starts all of them side by side. @throws Error with the last words of one that does not start; what had started is ended. */
  static async start(options: ServicesOptions): Promise<Services> {
    const services = new Services(options);
    const [front = 0, ...ports] = await freePorts(services.names.length + 1);
    services.names.forEach((name, i) => services.#ports.set(name, ports[i] ?? 0));
    services.#ports.set(GATEWAY, options.port ?? front);
    try {
      await services.launch(GATEWAY);
      // All of them have come up or not before any is ended: one that is on its way could not be found.
      const launched = await Promise.allSettled(services.names.map((name) => services.launch(name)));
      for (const each of launched) if (each.status === 'rejected') throw each.reason;
    } catch (error) {
      await services.killAll();
      throw error;
    }
    return services;
  }

  /** `intake-0`, `intake-1`, `eligibility-0`, … */
  get names(): readonly string[] {
    return SERVICES.flatMap((service) => Array.from({ length: this.options.instances?.[service] ?? 1 }, (_, i) => `${service}-${i}`));
  }

  /** The front door too. */
  get everyName(): readonly string[] {
    return [GATEWAY, ...this.names];
  }

  /** The front door. */
  get url(): string {
    return this.of(GATEWAY).url;
  }

  /** The process of an instance, running or ended. @throws Error for one that was never started. */
  of(name: string): RunningProcess {
    const found = this.#running.get(name);
    if (!found) throw new Error(`no process ${name}`);
    return found;
  }

  /** Starts an instance, or starts it again at the place where it was. */
  async launch(name: string): Promise<RunningProcess> {
    const app = name === GATEWAY ? GATEWAY : name.replace(/-\d+$/, '');
    const running = await startProcess({ script: mainOf(app), env: { ...this.options.processEnv, ...(name === GATEWAY ? this.#gatewayEnvironment() : this.#environmentOf(name)) } });
    this.#running.set(name, running);
    return running;
  }

  /** SIGTERM to all, the front door last; how those ended that did not end with 0. */
  async stop(): Promise<string[]> {
    const rest = [...this.#running].filter(([name]) => name !== GATEWAY);
    const ends = await Promise.all(rest.map(async ([name, each]) => ({ name, ...(await each.stop()) })));
    await this.#running.get(GATEWAY)?.stop();
    return ends.filter(({ code }) => code !== 0).map(({ name, code, signal }) => `${name}: ${signal ?? code}`);
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.#running.values()].map((each) => each.kill()));
  }

  #urlOf(name: string): string {
    return `http://127.0.0.1:${this.#ports.get(name)}`;
  }

  #environmentOf(name: string): Environment {
    const { stores, env = {}, folder } = this.options;
    return {
      ...stores, ...(env['JUANZONG_CLOCK'] === 'virtual' ? { JUANZONG_SERVICES: this.#addresses() } : {}), JUANZONG_PORT: String(this.#ports.get(name)), JUANZONG_INSTANCE: name, JUANZONG_OIDC_ISSUER: `${this.#urlOf(GATEWAY)}/api/identity`,
      JUANZONG_PUBLISHED: `${folder}/published-${name}`, ...env,
    };
  }

  #gatewayEnvironment(): Environment {
    return { JUANZONG_PORT: String(this.#ports.get(GATEWAY)), JUANZONG_DATA: this.options.folder, JUANZONG_SERVICES: this.#addresses() };
  }

  /** `intake=http://…|http://…,eligibility=…` */
  #addresses(): string {
    const of = (service: ServiceName): string => this.names.filter((name) => name.replace(/-\d+$/, '') === service).map((name) => this.#urlOf(name)).join('|');
    return SERVICES.filter((service) => of(service) !== '').map((service) => `${service}=${of(service)}`).join(',');
  }
}
