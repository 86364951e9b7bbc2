/** `live`: whether the process should go on. `ready`: whether it can do its work now. */
export type HealthKind = 'live' | 'ready';

/** What one check says. `detail` is for an operator and holds no personal data. */
export interface HealthResult {
  readonly ok: boolean;
  readonly detail?: string;
}

export interface HealthCheck {
  readonly name: string;
  readonly kind: HealthKind;
  check(): HealthResult | Promise<HealthResult>;
}

export interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, HealthResult & { readonly durationMs: number }>>;
}

const CHECK_TIMEOUT_MS = 2_000;

/** The named checks of the platform's parts. A check that throws or does not answer in time counts as failed. */
export class HealthRegistry {
  readonly #checks = new Map<string, HealthCheck>();

  constructor(private readonly timeoutMs = CHECK_TIMEOUT_MS) {}

  /** @throws Error if the name is taken. */
  add(check: HealthCheck): void {
    if (this.#checks.has(check.name)) throw new Error(`health check twice: ${check.name}`);
    this.#checks.set(check.name, check);
  }

  async report(kind: HealthKind): Promise<HealthReport> {
    const wanted = [...this.#checks.values()].filter((check) => check.kind === kind);
    const results = await Promise.all(wanted.map(async (check) => [check.name, await this.#run(check)] as const));
    return { status: results.every(([, { ok }]) => ok) ? 'ok' : 'unavailable', checks: Object.fromEntries(results) };
  }

  async #run(check: HealthCheck): Promise<HealthResult & { durationMs: number }> {
    const started = performance.now();
    const result = await this.#answer(check);
    return { ...result, durationMs: Math.round(performance.now() - started) };
  }

  async #answer(check: HealthCheck): Promise<HealthResult> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<HealthResult>((resolve) => {
      timer = setTimeout(() => resolve({ ok: false, detail: `no answer within ${this.timeoutMs} ms` }), this.timeoutMs);
    });
    try {
      return await Promise.race([Promise.resolve(check.check()), late]);
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.name : 'failed' };
    } finally {
      clearTimeout(timer);
    }
  }
}
