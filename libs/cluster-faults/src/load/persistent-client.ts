import { type Answer, Client, type PostOptions } from '@juanzong/testing/e2e';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Acknowledged } from './acknowledged.js';

const ANSWER_WITHIN_MS = 30_000;
const PATIENCE_MS = 240_000;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [50, 500];

/** What says nothing of the command: it was not taken, or nobody knows. */
const isNoAnswer = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/**
 * A person who asks until there is an answer: every command is sent again under the same key, whatever the connection or the
 * platform says, until it is taken or refused.
 */
export class PersistentClient extends Client {
  #repeated = 0;
  #hasGivenUp = false;

  /** `acknowledge` is told of every command that was taken. */
  constructor(
    url: string,
    private readonly acknowledge: (command: Acknowledged) => void,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super(url, ANSWER_WITHIN_MS);
  }

  /** How often something had to be asked again. */
  get repeated(): number {
    return this.#repeated;
  }

  /** Asks for nothing more: whatever is asked from now on fails. */
  giveUp(): void {
    this.#hasGivenUp = true;
  }

  override get<Body = Record<string, unknown>>(persona: string, path: string): Promise<Answer<Body>> {
    return this.#untilAnswered(path, () => super.get<Body>(persona, path));
  }

  override async post<Body = Record<string, unknown>>(persona: string, path: string, body: unknown = {}, { key = randomUUID(), ...options }: PostOptions = {}): Promise<Answer<Body>> {
    const answer = await this.#untilAnswered(path, () => super.post<Body>(persona, path, body, { key, ...options }));
    if (answer.status < 300 && key !== null) {
      const { caseId, revision = -1 } = answer.body as { caseId?: string; revision?: number };
      this.acknowledge({ persona, path, key, subject: caseId, revision });
    }
    return answer;
  }

  async #untilAnswered<Body>(what: string, ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
    const end = performance.now() + this.patienceMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      if (this.#hasGivenUp) throw new Error(`${what}: given up`);
      const answer: Answer<Body> | { readonly failed: unknown } = await ask().catch((failed: unknown) => ({ failed }));
      if ('status' in answer && !isNoAnswer(answer.status)) return answer;
      if (performance.now() > end) throw new Error(`${what}: no answer: ${'status' in answer ? `${answer.status} ${JSON.stringify(answer.body)}` : String(answer.failed)}`);
      this.#repeated += 1;
      await sleep(pause);
    }
  }
}
