import 'reflect-metadata';
import { GATEWAY_SETTINGS, runProcess } from '@juanzong/config';
import { startGateway } from '@juanzong/gateway';
import { type Clock, instant } from '@juanzong/kernel';
import { createLog } from '@juanzong/observability';

const realClock: Clock = { kind: 'real', now: () => instant(Date.now()) };

await runProcess({ full: { zh: '卷宗网关', en: 'the gateway of Juanzong' }, kind: { zh: '网关', en: 'the gateway' } }, GATEWAY_SETTINGS, async (settings) => {
  const gateway = await startGateway(settings, { clock: realClock, log: createLog(settings.logLevel) });
  return {
    stop: () => gateway.stop(),
    ready: `网关就绪 / ready: ${gateway.url}
${gateway.routes.map(({ prefix, service }) => `  ${prefix.padEnd(28)} → ${service} ${(settings.services.get(service) ?? []).join(' | ')}`).join('\n')}
  签发者 issuer       ${gateway.issuer}${settings.issuer === undefined ? '（内置，仅限本机 / built in, for this machine only）' : ''}
  接口文档 API docs    ${gateway.url}/api/docs
  各服务状态 health    ${gateway.url}/health/ready
  停止 stop            Ctrl-C`,
  };
});
