import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { configProblemText, isConfigProblems, parseConfig, SETTINGS } from './index.js';

const problemsOf = (env: Record<string, string>) => {
  const parsed = parseConfig(env);
  return isConfigProblems(parsed) ? parsed : [];
};

describe('configuration from the environment', () => {
  it('needs nothing, and an empty variable is an absent one', () => {
    const defaults = { data: './data', port: 7300, host: '127.0.0.1', clock: 'real', clockStart: '2024-01-01', calendarLag: 0, logLevel: 'info' };
    expect(parseConfig({ PATH: '/bin' })).toMatchObject(defaults);
    expect(parseConfig({ JUANZONG_PORT: '', JUANZONG_DATA: '' })).toMatchObject(defaults);
  });

  it('reads every setting', () => {
    const env = {
      JUANZONG_DATA: '/srv/data', JUANZONG_PORT: '0', JUANZONG_HOST: '::1', JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2023-06-01', JUANZONG_LOG_LEVEL: 'debug',
      JUANZONG_CALENDAR_LAG: '50', JUANZONG_URL: 'http://127.0.0.1:7301',
    };
    expect(parseConfig(env)).toEqual({ data: '/srv/data', port: 0, host: '::1', clock: 'virtual', clockStart: '2023-06-01', calendarLag: 50, logLevel: 'debug', url: 'http://127.0.0.1:7301' });
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

  it('takes every port and nothing else', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => expect(parseConfig({ JUANZONG_PORT: String(port) })).toMatchObject({ port })));
    for (const bad of ['-1', '1.5', '0x10', '1e3', ' 80', 'http']) expect(problemsOf({ JUANZONG_PORT: bad })).toHaveLength(1);
  });
});
