import 'reflect-metadata';
import { resolve } from 'node:path';
import { configProblemText, isConfigProblems, parseConfig } from '@juanzong/config';
import { createLog } from '@juanzong/observability';
import { calendarDate, startOfDay } from '@juanzong/kernel';
import { realClock, startPlatform, VirtualClock } from '@juanzong/profile';
import { say, startFailure } from './say.js';

const config = parseConfig(process.env);
if (isConfigProblems(config)) {
  say(configProblemText(config));
  process.exit(2);
}

const dataDirectory = resolve(config.data);
const clock = config.clock === 'virtual' ? new VirtualClock(startOfDay(calendarDate(config.clockStart)), config.calendarLag) : realClock;
const started = Date.now();
say('卷宗平台启动中…… / Juanzong is starting …');
try {
  const platform = await startPlatform({ dataDirectory, host: config.host, port: config.port, clock, log: createLog(config.logLevel) });
  say(`平台就绪 / ready: ${platform.url} (${((Date.now() - started) / 1000).toFixed(1)} s)
  受理 intake          ${platform.url}/api/intake/v1
  审查 eligibility     ${platform.url}/api/eligibility/v1
  指派 assignment      ${platform.url}/api/assignment/v1
  转交 transfer        ${platform.url}/api/cross-region-transfer/v1
  质量 quality review  ${platform.url}/api/quality-review/v1
  案卷历史 history     ${platform.url}/api/case-history/v1
  接口文档 API docs    ${platform.url}/api/docs
  数据目录 data        ${dataDirectory}${clock.kind === 'virtual' ? `\n  虚拟时钟 clock       ${clock.now()}，只由模拟拨动 / moved only by a simulation` : ''}
  停止 stop            Ctrl-C`);
  const stop = (): void => {
    say('正在停止…… / stopping …');
    platform.stop().then(
      () => {
        say('已停止，数据已保存 / stopped, everything is saved');
        process.exit(0);
      },
      (error: unknown) => {
        say(startFailure(error));
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  say(startFailure(error));
  process.exit(1);
}
