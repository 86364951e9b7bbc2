import type { Component } from '../component.js';
import { componentInstance } from '../instance/component-instance.js';
import { stopContainer } from './compose.js';

/** What `down` found of a component and did with it. */
export type Ending = 'stopped' | 'did not run';

/** Stops a component if it was started below this data directory; with `wipe` everything it kept is deleted. What others started is left alone. */
export async function takeDown(component: Component, dataDirectory: string, wipe: boolean): Promise<Ending> {
  const instance = componentInstance(component, { dataDirectory });
  const container = await stopContainer(dataDirectory, component, wipe);
  const ran = instance.pid() !== undefined || container;
  if (wipe) await instance.remove();
  else if (instance.settings() !== undefined) await instance.stop();
  return ran ? 'stopped' : 'did not run';
}
