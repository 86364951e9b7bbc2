import { live, type Plot } from './life.js';
import { registerRows } from './register-rows.js';

/** What a simulator's process is told. */
export interface Told extends Omit<Plot, 'rows'> {
  readonly url: string;
  /** How many rows of the example register. */
  readonly rows: number;
}

const { url, rows, seed, until } = JSON.parse(process.argv[2] ?? '') as Told;

/** Says that somebody begins to act behind another's back, and waits for leave; or that both steps are done. */
function onBehind(between: boolean): Promise<void> | void {
  if (!between) return void process.send?.(false);
  return new Promise((resolve) => {
    process.once('message', () => resolve());
    process.send?.(true);
  });
}

await live(url, { rows: await registerRows(rows), seed, until }, { onBehind });
process.disconnect();
