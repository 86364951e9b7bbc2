import { describe, expect, it } from '@jest/globals';
import { CLUSTER_SETTINGS, GATEWAY_SETTINGS, isConfigProblems, parseSettings } from '@juanzong/config';
import { Metrics } from '@juanzong/observability';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { labelsIn, metricsIn } from './promql.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (path) => readFileSync(`${root}${path}`, 'utf8');
const yaml = (path) => parse(text(path), { merge: true });
const json = (path) => JSON.parse(text(path));
const BILINGUAL = /[\u4e00-\u9fff][^/]* \/ .*[A-Za-z]/;

const SERVICES = ['intake', 'eligibility', 'assignment', 'quality-review', 'cross-region-transfer', 'case-history', 'event-relay'];
const compose = yaml('docker-compose.yml');
const alerts = yaml('infra/prometheus/alerts.yml').groups.flatMap(({ rules }) => rules);
const dashboards = readdirSync(`${root}infra/grafana/dashboards`).map((file) => ({ file, ...json(`infra/grafana/dashboards/${file}`) }));

describe('docker-compose.yml', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const valid = ajv.compile(json('tools/infra/compose-spec.json'));

  it('is what the Compose Specification allows; a misspelt key is not', () => {
    expect([valid(compose), valid.errors]).toEqual([true, null]);
    expect(valid({ ...compose, services: { ...compose.services, kafka: { ...compose.services.kafka, imagee: 'x' } } })).toBe(false);
  });

  /** `${NAME:-otherwise}` as it is where nothing is set; what has to be set gets `given`. */
  const filled = (value, given) => String(value).replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name, how, otherwise) => (how === '?' ? (given[name] ?? '') : otherwise));
  const GIVEN = { JUANZONG_MASTER_KEY: 'a'.repeat(64), JUANZONG_OIDC_ISSUER: 'https://issuer.example/realms/juanzong' };
  const environmentOf = (service) => Object.fromEntries(Object.entries(compose.services[service].environment).map(([name, value]) => [name, filled(value, GIVEN)]));

  it.each(SERVICES)('tells %s everything that it must know, and nothing that it does not', (service) => {
    const { APP, ...environment } = environmentOf(service);
    expect(APP).toBe(service);
    const parsed = parseSettings(environment, CLUSTER_SETTINGS);
    expect(isConfigProblems(parsed) ? parsed : []).toEqual([]);
    expect(isConfigProblems(parseSettings({ ...environment, JUANZONG_KAFKAA: 'x' }, CLUSTER_SETTINGS))).toBe(true);
  });

  it('tells the gateway where every service is', () => {
    const { APP, ...environment } = environmentOf('gateway');
    const parsed = parseSettings(environment, GATEWAY_SETTINGS);
    expect([APP, isConfigProblems(parsed) ? parsed : []]).toEqual(['gateway', []]);
    expect(environment.JUANZONG_SERVICES).toBe(SERVICES.map((service) => `${service}=http://${service}:7300`).join(','));
  });

  it('opens ports on this machine alone, and waits only for what there is', () => {
    const services = Object.entries(compose.services);
    expect(services.flatMap(([, { ports = [] }]) => ports).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    const waited = services.flatMap(([, { depends_on: on = [] }]) => (Array.isArray(on) ? on : Object.keys(on)));
    expect(waited.filter((name) => compose.services[name] === undefined)).toEqual([]);
    const healthy = services.flatMap(([, { depends_on: on = {} }]) => Object.entries(on).filter(([, how]) => how.condition === 'service_healthy').map(([name]) => name));
    expect(healthy.filter((name) => compose.services[name].healthcheck === undefined)).toEqual([]);
  });

  it('mounts only what there is', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]));
    const missing = mounted.filter((from) => (from.startsWith('./') ? !existsSync(`${root}${from}`) : !(from in compose.volumes)));
    expect(missing).toEqual([]);
  });
});

describe('the image', () => {
  const dockerfile = text('infra/images/Dockerfile').replace(/\\\n/g, ' ').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const last = dockerfile.slice(dockerfile.findLastIndex((line) => line.startsWith('FROM ')));

  it('is built in several stages on Node 24, and runs as an ordinary user with a health check and nothing of the build', () => {
    expect(dockerfile.filter((line) => line.startsWith('FROM ')).length).toBeGreaterThan(1);
    expect(dockerfile[0]).toMatch(/^ARG NODE_IMAGE=node:24[.\d]*-/);
    expect(last[0]).toMatch(/^FROM \$\{NODE_IMAGE\}/);
    expect(last.filter((line) => line.startsWith('USER '))).toEqual([expect.stringMatching(/^USER [1-9]\d*:[1-9]\d*$/)]);
    expect(last.findIndex((line) => line.startsWith('USER '))).toBeGreaterThan(last.findLastIndex((line) => /^(RUN|COPY) /.test(line)));
    expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
    expect(last.filter((line) => line.startsWith('RUN ')).join()).not.toContain('npm');
    expect(last.some((line) => line.startsWith('ARG APP='))).toBe(true);
  });

  it('copies from here only what there is and what is not ignored', () => {
    const ignored = text('.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const copied = dockerfile.filter((line) => line.startsWith('COPY ') && !line.includes('--from=')).flatMap((line) => line.split(/\s+/).slice(1, -1)).filter((path) => path !== '.');
    expect(copied.filter((path) => !existsSync(`${root}${path}`) || ignored.some((pattern) => path.startsWith(pattern)))).toEqual([]);
    for (const never of ['**/node_modules', '.git', 'data', '**/*.key', '**/.env*']) expect(ignored).toContain(never);
  });
});

describe('what is watched', () => {
  /** Every label that the platform gives a measure, besides those that Prometheus adds to all. */
  async function registered() {
    const metrics = new Metrics();
    metrics.command('x', 'x', 'failed', 1);
    metrics.request('x', 'GET', 500, 1);
    metrics.append('failed', 1);
    metrics.refused('x', 'x');
    metrics.entriesWritten(['x']);
    metrics.relayLag(1);
    metrics.consumerLag('x', 1);
    metrics.position('store', 1n);
    metrics.deadlines('overdue', 1);
    metrics.deadlineFired('x', 'fired', 1);
    metrics.readModel('x', true);
    metrics.parkedStreams('x', 1);
    metrics.retried('x');
    metrics.failed('x');
    const answer = await metrics.metrics();
    const names = new Map([['up', new Set(['job', 'instance', 'service'])]]);
    for (const [, name, kind] of answer.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      for (const suffix of kind === 'histogram' ? ['_bucket', '_sum', '_count'] : kind === 'summary' ? ['', '_sum', '_count'] : ['']) names.set(`${name}${suffix}`, new Set(['job', 'instance', 'service']));
    }
    for (const [, name, labels = ''] of answer.matchAll(/^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/gm)) for (const [, label] of labels.matchAll(/(\w+)="/g)) names.get(name)?.add(label);
    return names;
  }

  const expressions = [
    ...alerts.map(({ alert, expr }) => ({ where: `alert ${alert}`, expr })),
    ...dashboards.flatMap(({ file, panels }) => panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: `${file} ${title}`, expr })))),
  ];

  const faultsOf = (known, all) => all.flatMap(({ where, expr }) => {
    const names = metricsIn(expr);
    const labels = new Set(names.flatMap((name) => [...(known.get(name) ?? [])]));
    return [...names.filter((name) => !known.has(name)), ...labelsIn(expr).filter((label) => !labels.has(label)), ...(names.length === 0 ? ['no metric'] : [])].map((fault) => `${where}: ${fault}`);
  });

  it('is what the platform measures, by the labels that it gives', async () => {
    const known = await registered();
    expect(expressions.length).toBeGreaterThan(40);
    expect(faultsOf(known, expressions)).toEqual([]);
    const canaries = ['juanzong_parked_stream > 0', 'sum by (contxt) (juanzong_parked_streams)', 'juanzong_deadlines{stat="missed"}'].map((expr) => ({ where: 'canary', expr }));
    expect(faultsOf(known, canaries)).toHaveLength(3);
  });

  it('every alert says in both languages what it is, and leads to what to do', () => {
    const guide = text('docs/alerts.md');
    const anchors = new Set([...guide.matchAll(/^## (\w+)$/gm)].map(([, name]) => name.toLowerCase()));
    for (const { alert, labels, annotations } of alerts) {
      expect([alert, annotations.summary]).toEqual([alert, expect.stringMatching(BILINGUAL)]);
      expect([alert, annotations.runbook]).toEqual([alert, `docs/alerts.md#${alert.toLowerCase()}`]);
      expect([alert, anchors.has(alert.toLowerCase())]).toEqual([alert, true]);
      expect(['critical', 'warning']).toContain(labels.severity);
    }
    expect([...anchors].sort()).toEqual(alerts.map(({ alert }) => alert.toLowerCase()).sort());
  });

  it('every alert is shown to fire in the tests of the rules', () => {
    const { tests } = yaml('infra/prometheus/alerts.test.yml');
    const fired = new Set(tests.flatMap(({ alert_rule_test: steps = [] }) => steps.filter(({ exp_alerts: expected = [] }) => expected.length > 0).map(({ alertname }) => alertname)));
    expect(alerts.map(({ alert }) => alert).filter((alert) => !fired.has(alert))).toEqual([]);
  });

  it('dashboards speak both languages and ask the data source that is provided', () => {
    const [{ uid }] = yaml('infra/grafana/provisioning/datasources/prometheus.yml').datasources;
    for (const { file, title, panels } of dashboards) {
      expect([file, title]).toEqual([file, expect.stringMatching(BILINGUAL)]);
      for (const panel of panels) expect([panel.title, panel.datasource.uid]).toEqual([expect.stringMatching(BILINGUAL), uid]);
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    }
  });

  it('every service is asked', () => {
    const [{ dns_sd_configs: [{ names, port }] }] = yaml('infra/prometheus/prometheus.yml').scrape_configs;
    expect([names, port]).toEqual([[...SERVICES, 'gateway'], 7300]);
  });
});
