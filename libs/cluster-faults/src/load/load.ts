import { applicationOf, type Client, driveCase, lawyerOf, receive } from '@juanzong/testing/e2e';
import { forwardCase } from './forward-case.js';

const [LUYANG, SHUSHAN] = ['340103', '340104'];
const SHUSHAN_COURT = '合肥市蜀山区人民法院';
/** One in so many cases is forwarded before it is accepted. */
const FORWARDED_EVERY = 4;
const LAWYERS = 2;
/** Longer than the longest outage. */
const PATIENCE_MS = 240_000;

/** More lawyers for every agency that the load works at: each takes so many cases a year and no more. */
export async function enrolLawyers(client: Client, nextOrdinal: () => number): Promise<void> {
  for (const agency of [LUYANG, SHUSHAN]) {
    for (let n = 0; n < LAWYERS; n += 1) {
      const ordinal = nextOrdinal();
      await client.do(`assigner@${agency}`, `/api/assignment/v1/rosters/${agency}/enrol-lawyer`, { lawyer: lawyerOf(`L-${ordinal}`, `律师${ordinal}`) });
    }
  }
}

/** People at work: each takes one application after the other from its receipt to the closed case, until told to take no more. */
export class Load {
  #stopping = false;
  #closed = 0;
  #running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly client: Client,
    private readonly nextOrdinal: () => number,
  ) {}

  /** `nextOrdinal` tells applicants apart. */
  static begin(client: Client, people: number, nextOrdinal: () => number): Load {
    const load = new Load(client, nextOrdinal);
    load.#running = Promise.all(Array.from({ length: people }, () => load.#work())).then(() => undefined);
    // Told by `drain`; until then nobody waits for it.
    load.#running.catch(() => undefined);
    return load;
  }

  /** Cases that were brought to their end. */
  get closed(): number {
    return this.#closed;
  }

  /** No new applications; resolves when every case on its way is closed. @throws what kept one from that */
  drain(): Promise<void> {
    this.#stopping = true;
    return this.#running;
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const ordinal = this.nextOrdinal();
      const driven = await driveCase(this.client, { ...(await this.#begun(ordinal)), patienceMs: PATIENCE_MS });
      if (driven.state !== 'CLOSED') throw new Error(`${driven.caseId} ended as ${driven.state}`);
      this.#closed += 1;
    }
  }

  async #begun(ordinal: number): Promise<{ caseId: string; agency: string }> {
    if (ordinal % FORWARDED_EVERY === 0) return { caseId: await forwardCase(this.client, ordinal, LUYANG, { agency: SHUSHAN, organ: SHUSHAN_COURT }), agency: SHUSHAN };
    const agency = ordinal % 2 === 0 ? LUYANG : SHUSHAN;
    return { caseId: await receive(this.client, agency, applicationOf(ordinal)), agency };
  }
}
