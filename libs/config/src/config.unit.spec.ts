import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLUSTER_SETTINGS, configProblemText, GATEWAY_SETTINGS, isConfigProblems, parseConfig, parseSettings, RELAY_SETTINGS, SETTINGS } from './index.js';

const problemsOf = (env: Record<string, string>) => {
  const parsed = parseConfig(env);
  return isConfigProblems(parsed) ? parsed : [];
};

describe('configuration from the environment', () => {
  it('needs nothing, and an empty variable is an absent one', () => {
    const defaults = { data: './data', port: 7300, host: '127.0.0.1', clock: 'real', clockStart: '2024-01-01', calendarLag: 0, logLevel: 'info', vaultLost: 'refuse' };
    expect(parseConfig({ PATH: '/bin' })).toMatchObject(defaults);
    expect(parseConfig({ JUANZONG_PORT: '', JUANZONG_DATA: '' })).toMatchObject(defaults);
  });

  it('reads every setting', () => {
    const env = {
      JUANZONG_DATA: '/srv/data', JUANZONG_PORT: '0', JUANZONG_HOST: '::1', JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2023-06-01', JUANZONG_LOG_LEVEL: 'debug',
      JUANZONG_CALENDAR_LAG: '50', JUANZONG_VAULT_LOST: 'read-only', JUANZONG_URL: 'http://127.0.0.1:7301',
    };
    expect(parseConfig(env)).toEqual({ data: '/srv/data', port: 0, host: '::1', clock: 'virtual', clockStart: '2023-06-01', calendarLag: 50, logLevel: 'debug', vaultLost: 'read-only', url: 'http://127.0.0.1:7301' });
  });

  it('names the variable, the value and what is allowed, all problems at once, in both languages', () => {
    const problems = problemsOf({ JUANZONG_PORT: '70000', JUANZONG_CLOCK: 'sundial' });
    expect(problems.map(({ variable, value }) => [variable, value])).toEqual([['JUANZONG_PORT', '70000'], ['JUANZONG_CLOCK', 'sundial']]);
    const text = configProblemText(problems);
    for (const part of ['JUANZONG_PORT', '70000', '0 至 65535 的整数', 'from 0 to 65535', 'sundial', 'real、virtual 之一', 'one of real, virtual']) {
      expect(text).toContain(part);
    }
  });

  it('reports a variable that nobody knows, with the one that was meant', () => {
    expect(problemsOf({ JUANZONG_DTA: '/x' })[0]?.message.en).toContain('did you mean JUANZONG_DATA?');
    expect(problemsOf({ JUANZONG_SOMETHING_ELSE: '1' })[0]?.message.zh).toContain(SETTINGS.logLevel.name);
  });

  it('leaves alone what belongs to the tests', () => {
    expect(problemsOf({ JUANZONG_TEST_CLUSTER: 'required', JUANZONG_TEST_KAFKA: 'a:1', JUANZONG_CACHE: '/var/cache', JUANZONG_MAVEN_REPOSITORY: 'https://mirror.example/' })).toEqual([]);
    expect(problemsOf({ JUANZONG_TESTS: '1', JUANZONG_CACHES: '/x' })).toHaveLength(2);
  });

  it('takes every port and nothing else', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => expect(parseConfig({ JUANZONG_PORT: String(port) })).toMatchObject({ port })));
    for (const bad of ['-1', '1.5', '0x10', '1e3', ' 80', 'http']) expect(problemsOf({ JUANZONG_PORT: bad })).toHaveLength(1);
  });
});

describe('configuration of a service of the cluster', () => {
  const given = {
    JUANZONG_EVENT_STORE: 'esdb://admin:secret@127.0.0.1:2113?tls=true', JUANZONG_KAFKA: 'a:9092,b:9092', JUANZONG_POSTGRES: 'postgres://j:p@db/juanzong', JUANZONG_VAULT_POSTGRES: 'postgres://j:p@db/vault',
    JUANZONG_REDIS: 'redis://127.0.0.1:6379', JUANZONG_DOCUMENTS: 's3+http://key:secret@127.0.0.1:9000/documents', JUANZONG_OIDC_ISSUER: 'http://127.0.0.1:7300/api/identity',
  };

  it('is read where everything is given that cannot be guessed', () => {
    expect(parseSettings(given, CLUSTER_SETTINGS)).toMatchObject({ kafka: ['a:9092', 'b:9092'], audience: 'juanzong', sealAfter: 10, port: 7300, documents: given.JUANZONG_DOCUMENTS });
  });

  it('says what is lacking, each by its name', () => {
    const problems = parseSettings({}, CLUSTER_SETTINGS);
    if (!isConfigProblems(problems)) throw new Error('nothing was lacking');
    expect(problems.map(({ variable }) => variable).sort()).toEqual(Object.keys(given).sort());
    expect(configProblemText(problems)).toMatch(/缺少环境变量 JUANZONG_KAFKA.*is lacking/s);
  });

  it('asks less of the relay, and takes what the services take', () => {
    const { JUANZONG_EVENT_STORE, JUANZONG_KAFKA, JUANZONG_POSTGRES } = given;
    expect(parseSettings({ JUANZONG_EVENT_STORE, JUANZONG_KAFKA, JUANZONG_POSTGRES }, RELAY_SETTINGS)).toMatchObject({ redis: undefined, kafkaTls: 'off' });
    expect(parseSettings({ ...given, JUANZONG_KAFKA_TLS: 'on', JUANZONG_KAFKA_LOGIN: 'scram-sha-512:juanzong:p:w' }, RELAY_SETTINGS)).toMatchObject({ redis: given.JUANZONG_REDIS, kafkaTls: 'on', kafkaLogin: 'scram-sha-512:juanzong:p:w' });
    expect(parseSettings({ ...given, JUANZONG_KAFKA_LOGIN: 'kerberos:a:b' }, RELAY_SETTINGS)).toMatchObject([{ variable: 'JUANZONG_KAFKA_LOGIN', value: '…' }]);
  });

  it('is another table than that of the platform in one process: neither takes the variables of the other for its own', () => {
    expect(problemsOf({ JUANZONG_KAFKA: 'a:9092' })).toHaveLength(1);
    expect(parseSettings({ ...given, JUANZONG_DATA: '/srv' }, CLUSTER_SETTINGS)).toMatchObject([{ variable: 'JUANZONG_DATA' }]);
  });

  it('never repeats a password or a key that was given wrongly', () => {
    const wrong = Object.fromEntries(Object.keys(given).map((name) => [name, 'secret-but-wrong']));
    const problems = parseSettings({ ...wrong, JUANZONG_MASTER_KEY: 'secret-but-wrong', JUANZONG_KAFKA: 'a:1', JUANZONG_OIDC_ISSUER: 'http://x' }, CLUSTER_SETTINGS);
    if (!isConfigProblems(problems)) throw new Error('nothing was wrong');
    expect(problems).toHaveLength(6);
    expect(JSON.stringify(problems)).not.toContain('but-wrong');
  });

  it('tells the front door who answers where', () => {
    const services = 'intake=http://127.0.0.1:7301|http://127.0.0.1:7311, case-history = http://history.example/';
    expect(parseSettings({ JUANZONG_SERVICES: services }, GATEWAY_SETTINGS)).toEqual({
      host: '127.0.0.1', port: 7300, data: './data', logLevel: 'info', issuer: undefined,
      services: new Map([['intake', ['http://127.0.0.1:7301', 'http://127.0.0.1:7311']], ['case-history', ['http://history.example']]]),
    });
  });

  it.each([
    'intake', 'intake=', 'intake=7301', 'intake=ftp://x', 'intake=http://x/path', 'intake=http://x?q=1', 'intake=http://u:p@x', 'intake=http://x|', 'intake=http://x|http://x/',
    'kitchen=http://x', 'intake=http://x,intake=http://y', 'intake=http://x,,eligibility=http://y',
  ])('does not take %p for services, and says what it takes', (services) => {
    const problems = parseSettings({ JUANZONG_SERVICES: services }, GATEWAY_SETTINGS);
    if (!isConfigProblems(problems)) throw new Error('it was taken');
    for (const part of ['JUANZONG_SERVICES', '形如 intake=http://127.0.0.1:7301|', 'a list such as intake=', 'quality-review']) expect(configProblemText(problems)).toContain(part);
  });
});
