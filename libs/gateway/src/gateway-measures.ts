import { Metrics } from '@juanzong/observability';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Instances } from './instances.js';
import type { Failure } from './proxy/failure.js';

/** The gateway's own measures beside those of every process. */
export class GatewayMeasures extends Metrics {
  readonly #own = new Registry();
  readonly #failed = new Counter({
    name: 'juanzong_gateway_failed_attempts_total', help: '未能应答请求的实例，按情形 / instances that did not answer a request, by what happened', labelNames: ['service', 'failure'] as const, registers: [this.#own],
  });
  readonly #instances = new Gauge({
    name: 'juanzong_gateway_instances', help: '各服务的实例数：在用、暂不使用 / instances of a service, by whether they are asked or left out for a while', labelNames: ['service', 'state'] as const, registers: [this.#own],
  });

  constructor(private readonly watched: ReadonlyMap<string, Instances>) {
    super();
  }

  notAnswered(service: string, failure: Failure): void {
    this.#failed.inc({ service, failure });
  }

  override async metrics(): Promise<string> {
    for (const [service, instances] of this.watched) {
      const leftOut = instances.urls.filter((url) => instances.isLeftOut(url)).length;
      this.#instances.set({ service, state: 'left-out' }, leftOut);
      this.#instances.set({ service, state: 'asked' }, instances.urls.length - leftOut);
    }
    return `${await super.metrics()}\n${await this.#own.metrics()}`;
  }
}
