import { paramText, type RefusalCatalogue } from '@juanzong/http';
import { refuse, type Refusal } from '@juanzong/kernel';

export type GatewayRefusal = Refusal<'gateway.service-unavailable' | 'gateway.no-answer-in-time'>;

export const gatewayRefusal = (code: GatewayRefusal['refusal'], service: string): GatewayRefusal => refuse(code, { service });

/** What the gateway itself answers where a service does not. */
export const gatewayRefusals: RefusalCatalogue<GatewayRefusal['refusal']> = {
  'gateway.service-unavailable': {
    status: 503,
    zh: (p) => `服务 ${paramText(p['service'])} 暂时无法访问，请稍后以同一个 Idempotency-Key 重试。`,
    en: (p) => `The service ${paramText(p['service'], 'en')} cannot be reached at the moment; try again shortly under the same Idempotency-Key.`,
  },
  'gateway.no-answer-in-time': {
    status: 504,
    zh: (p) => `服务 ${paramText(p['service'])} 未在限定时间内应答，是否已办理不能确定；请以同一个 Idempotency-Key 重试。`,
    en: (p) => `The service ${paramText(p['service'], 'en')} did not answer in time, and whether it was done is not known; try again under the same Idempotency-Key.`,
  },
};
