import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessIdentity, runs } from '@juanzong/read-model/standalone';
import type { Component, Environment } from '../component.js';

const TRY_AGAIN_MS = 40;
const PATIENCE_MS = 90_000;
const LAST_WORDS = 1_500;

/** Resolves as soon as the component answers. Throws with its last words when its process has ended, or after a minute and a half. */
export async function whenReady({ title, answers }: Component, environment: Environment, process: ProcessIdentity, logFile: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  const lastWords = (): string => readFileSync(logFile, 'utf8').slice(-LAST_WORDS).trim();
  for (;;) {
    try {
      await answers(environment);
      // An answer from somebody else's program at this port is not an answer of ours.
      if (runs(process)) return;
    } catch (error) {
      if (performance.now() > giveUpAt) throw new Error(`${title} 未在时限内就绪 / did not become ready in time (${logFile}): ${lastWords()}`, { cause: error });
    }
    if (!runs(process)) throw new Error(`${title} 已退出 / ended (${logFile}): ${lastWords()}`);
    await sleep(TRY_AGAIN_MS);
  }
}
