import 'reflect-metadata';
import { resolve } from 'node:path';
import { runProcess, SETTINGS } from '@juanzong/config';
import { createLog } from '@juanzong/observability';
import { calendarDate, startOfDay } from '@juanzong/kernel';
import { realClock, startPlatform, VirtualClock } from '@juanzong/profile';

await runProcess({ full: { zh: '卷宗平台', en: 'Juanzong' }, kind: { zh: '平台', en: 'the platform' } }, SETTINGS, async (config, seconds) => {
  const dataDirectory = resolve(config.data);
  const clock = config.clock === 'virtual' ? new VirtualClock(startOfDay(calendarDate(config.clockStart)), config.calendarLag) : realClock;
  const platform = await startPlatform({ dataDirectory, host: config.host, port: config.port, clock, log: createLog(config.logLevel), vaultLost: config.vaultLost });
  return {
    stop: () => platform.stop(),
    stopped: '已停止，数据已保存 / stopped, everything is saved',
    ready: `平台就绪 / ready: ${platform.url} (${seconds()} s)
  受理 intake          ${platform.url}/api/intake/v1
  审查 eligibility     ${platform.url}/api/eligibility/v1
  指派 assignment      ${platform.url}/api/assignment/v1
  转交 transfer        ${platform.url}/api/cross-region-transfer/v1
  质量 quality review  ${platform.url}/api/quality-review/v1
  案卷历史 history     ${platform.url}/api/case-history/v1
  每日封缄 seals       ${platform.url}/api/sealing/v1/published
  接口文档 API docs    ${platform.url}/api/docs
  数据目录 data        ${dataDirectory}${clock.kind === 'virtual' ? `\n  虚拟时钟 clock       ${clock.now()}，只由模拟拨动 / moved only by a simulation` : ''}${platform.readOnly ? '\n  保险库已丢失，只读    the vault is lost, read-only：个人信息打不开，什么也不能办理 / nothing personal can be opened, nothing can be done' : ''}
  停止 stop            Ctrl-C`,
  };
});
