import { join } from 'node:path';
import type { Component, Environment } from '../component.js';
import { componentInstance } from '../instance/component-instance.js';
import { repositoryRoot } from '../root.js';
import { testVariable } from '../test-variables.js';
import { firstAnswer } from '../up/first-answer.js';

/** A component that answers. */
export interface FoundComponent {
  /** `host:port` of Kafka, otherwise a URL; of PostgreSQL the one of the database `juanzong`, whose user may make others. */
  readonly url: string;
}

const found = ({ variables: [main = ''] }: Component, environment: Environment | undefined): FoundComponent | undefined => {
  const url = environment?.[main];
  return url === undefined ? undefined : { url };
};

/**
 * Looks for a component: what its JUANZONG_TEST_ variable names, what `infra/local/up` runs below `dataDirectory`, what
 * answers at the standard port. Undefined when there is none. Throws when one is named and does not answer: that is no reason
 * to skip anything.
 */
export async function findComponent(component: Component, env: Readonly<Record<string, string | undefined>>, dataDirectory = join(repositoryRoot, 'data', 'cluster')): Promise<FoundComponent | undefined> {
  const variable = testVariable(component.name);
  const named = env[variable];
  const [main = ''] = component.variables;
  if (named !== undefined && named !== '') {
    await component.answers({ [main]: named }).catch((cause: unknown) => {
      throw new Error(`${variable} 所指的 ${component.title} 没有应答 / the ${component.title} that ${variable} names does not answer`, { cause });
    });
    return { url: named };
  }
  const own = componentInstance(component, { dataDirectory });
  const ways = own.pid() === undefined ? component.elsewhere : [own.environment(), ...component.elsewhere];
  return found(component, await firstAnswer(component, ways));
}
