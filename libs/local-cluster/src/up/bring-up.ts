import { componentInstance } from '../instance/component-instance.js';
import { COMPONENT_NAMES, type Component, type Environment } from '../component.js';
import { componentNamed } from '../components/index.js';
import { engineAnswers, startContainer } from './compose.js';
import { firstAnswer } from './first-answer.js';
import type { Outcome, Way } from './outcome.js';

/** What a cluster on this machine is to be. */
export interface UpOptions {
  /** The one folder below which everything that is started keeps its data. */
  readonly dataDirectory: string;
  /** The first of the ports that the components get one after another; without it they have their standard ports. */
  readonly portBase?: number | undefined;
  /** The environment that may name components which run already. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}

/** The ports of a component in a cluster whose first port is `portBase`: each component after the other, in the order of their names. */
export function portsFrom(portBase: number, { name, standardPorts }: Component): number[] {
  const before = COMPONENT_NAMES.slice(0, COMPONENT_NAMES.indexOf(name)).map((other) => componentNamed(other).standardPorts.length);
  const first = before.reduce((sum, count) => sum + count, portBase);
  return standardPorts.map((_, i) => first + i);
}

function givenEnvironment({ title, variables }: Component, env: UpOptions['env']): Environment | undefined {
  const given = variables.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  if (given.length === 0) return undefined;
  if (given.length < variables.length) throw new Error(`${title}：这些变量须同时给出 / these variables belong together: ${variables.join(' ')}`);
  return Object.fromEntries(given);
}

async function fromEnvironment(component: Component, given: Environment): Promise<Environment> {
  await component.answers(given).catch((cause: unknown) => {
    throw new Error(`${component.variables.join(' ')} 所指的 ${component.title} 没有应答 / the ${component.title} that it names does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  return given;
}

async function inContainer(component: Component, { dataDirectory, log }: UpOptions): Promise<Environment> {
  log(`${component.title}：用 docker compose 启动 / started by docker compose`);
  await startContainer(dataDirectory, component);
  const environment = await firstAnswer(component, component.elsewhere);
  if (environment === undefined) throw new Error(`${component.title} 的容器已启动但没有应答 / its container runs but does not answer`);
  return environment;
}

type Found = { readonly how: Way; readonly environment: Environment } | Pick<Extract<Outcome, { how: 'missing' }>, 'how' | 'needs'>;

async function find(component: Component, options: UpOptions): Promise<Found> {
  const { dataDirectory, portBase, env, log } = options;
  const given = givenEnvironment(component, env);
  if (given !== undefined) return { how: 'given', environment: await fromEnvironment(component, given) };

  const own = componentInstance(component, { dataDirectory, log });
  const isOurs = own.settings() !== undefined;
  if (own.pid() === undefined && !isOurs && portBase === undefined) {
    const environment = await firstAnswer(component, component.elsewhere);
    if (environment !== undefined) return { how: 'elsewhere', environment };
  }
  const lacking = await component.lacks();
  if (lacking === undefined) {
    const ports = portBase === undefined ? (own.settings()?.ports ?? component.standardPorts) : portsFrom(portBase, component);
    const instance = componentInstance(component, { dataDirectory, ports, log });
    return { how: (await instance.start()) ? 'started' : 'running', environment: instance.environment() };
  }
  if (portBase === undefined && (await engineAnswers())) return { how: 'container', environment: await inContainer(component, options) };
  return { how: 'missing', needs: lacking };
}

/**
 * Makes sure of a component: what the environment names, what runs already below the data directory, what answers at the
 * standard port (unless ports were chosen), else a native program, else a container. Never throws: what went wrong is told.
 */
export async function bringUp(component: Component, options: UpOptions): Promise<Outcome> {
  const begun = performance.now();
  const found = await find(component, options).catch((error: unknown) => ({ how: 'failed', problem: error instanceof Error ? error.message : String(error) }) as const);
  return { component, milliseconds: Math.round(performance.now() - begun), ...found };
}
