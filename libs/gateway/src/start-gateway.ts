import { createHttpApp } from '@juanzong/http';
import { type BuiltinIssuer, builtinIssuer, IdentityModule, OidcVerifier } from '@juanzong/identity';
import type { Clock } from '@juanzong/kernel';
import { HealthRegistry, type Log, NestLogger, ObservabilityModule } from '@juanzong/observability';
import { AGENCIES } from '@juanzong/policy';
import { join, resolve } from 'node:path';
import { gatewayRefusals } from './gateway-refusals.js';
import { GatewayMeasures } from './gateway-measures.js';
import { GatewayModule } from './gateway.module.js';
import { Instances } from './instances.js';
import { MergedDocument } from './merged-document.js';
import { type Route, routesFor } from './routes.js';
import { serviceChecks } from './service-health.js';
import type { GatewaySettings } from './settings.js';

export interface GatewayParts {
  /** The real clock. */
  readonly clock: Clock;
  readonly log: Log;
  /** How long an instance that cannot be reached is left out, milliseconds; 2000 if absent. */
  readonly leaveOutMs?: number;
  /** How long an instance may take to begin its answer, milliseconds; two minutes if absent. */
  readonly answerMs?: number;
}

export interface Gateway {
  /** `http://host:port`, where everything answers. */
  readonly url: string;
  readonly routes: readonly Route[];
  /** What services verify tokens against: `JUANZONG_OIDC_ISSUER` for them. */
  readonly issuer: string;
  /** Resolves when requests in flight are answered. */
  stop(): Promise<void>;
}

const CONNECT_MS = 2000;

/**
 * The one front door of the cluster: every service below its prefix; signing in, health, measures and documentation by itself.
 * @throws Error where people would sign in without a password from other machines.
 */
export async function startGateway(settings: GatewaySettings, { clock, log, leaveOutMs = 2000, answerMs = 120_000 }: GatewayParts): Promise<Gateway> {
  const { host, port, services } = settings;
  const nowMs = (): number => performance.now();
  const instances = new Map([...services].map(([name, urls]) => [name, new Instances(urls, leaveOutMs, nowMs)]));
  const [routes, measures, health] = [routesFor(services), new GatewayMeasures(instances), new HealthRegistry()];
  health.add({ name: 'process', kind: 'live', check: () => ({ ok: true }) });
  for (const check of serviceChecks(services)) health.add(check);
  const builtin = settings.issuer === undefined ? await builtinOf(settings, clock) : undefined;
  const issuer = settings.issuer ?? builtin?.issuer ?? '';
  const documents = new MergedDocument(services, nowMs);
  const app = await createHttpApp(
    [ObservabilityModule.of(health, measures), GatewayModule.of({ routes, instances, log, measures, answerMs, connectMs: CONNECT_MS }), ...(builtin ? [IdentityModule.of(builtin)] : [])],
    {
      verifier: builtin ?? new OidcVerifier({ issuer, clock }), clock, log, nestLogger: new NestLogger(log), catalogues: [gatewayRefusals],
      documentOf: (own) => documents.with(own),
    },
  );
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return { url: await app.getUrl(), routes, issuer, stop: () => app.close() };
}

/** Its tokens name the address at which the services, on the same machine, find its keys. */
function builtinOf({ host, port, data }: Pick<GatewaySettings, 'host' | 'port' | 'data'>, clock: Clock): Promise<BuiltinIssuer> {
  const at = host.includes(':') ? `[${host}]` : host;
  return builtinIssuer({
    keyFile: join(resolve(data), 'identity.key'), host, clock, agencies: AGENCIES.map(({ code, name }) => ({ code, name: name.zh })), issuer: `http://${at}:${port}/api/identity`,
  });
}
