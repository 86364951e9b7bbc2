import { bringUp } from '../up/bring-up.js';
import { environmentOf, environmentText, testEnvironmentOf, writeEnvironment } from '../up/environment-text.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';
import { outcomeLine } from './outcome-line.js';

/** `up`: every component side by side. Tells each as it is there; at the end the variables for the services. Returns the exit code. */
export async function up({ components, dataDirectory, portBase, env, testEnv, json }: Arguments, io: Io): Promise<0 | 1> {
  // Where a program reads standard output, a person's lines go beside it.
  const say = (line: string): void => { (json ? io.err : io.out)(`${line}\n`); };
  const log = (line: string): void => say(`  ${line}`);
  const outcomes = await Promise.all(components.map(async (component) => {
    const outcome = await bringUp(component, { dataDirectory, portBase, env: io.env, log });
    say(outcomeLine(outcome));
    return outcome;
  }));
  const environment = environmentOf(outcomes);
  if (env !== undefined) writeEnvironment(env, environment);
  if (testEnv !== undefined) writeEnvironment(testEnv, testEnvironmentOf(outcomes));
  const lacking = outcomes.filter((outcome) => !('environment' in outcome));
  if (json) {
    const told = outcomes.map((outcome) => ({ name: outcome.component.name, how: outcome.how, milliseconds: outcome.milliseconds, ...('problem' in outcome ? { problem: outcome.problem } : {}), ...('needs' in outcome ? { needs: outcome.needs } : {}) }));
    io.out(`${JSON.stringify({ environment, testEnvironment: testEnvironmentOf(outcomes), components: told }, undefined, 2)}\n`);
  } else {
    io.out(`\n${environmentText(environment)}`);
    if (env !== undefined) io.out(`\n已写入 / written to ${env}：set -a; . ${env}; set +a\n`);
  }
  if (outcomes.some(({ how }) => how === 'missing')) say('缺少的程序装好后再运行一次；也可以装 Docker / install what is missing and run it again; Docker would do as well');
  return lacking.length === 0 ? 0 : 1;
}
