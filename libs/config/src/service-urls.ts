import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';

/** Every instance of every service, by the service's name. */
export type ServiceUrls = ReadonlyMap<string, readonly string[]>;

/** Whatever may have addresses in a cluster. `sealing`, `ops` and `queues` are parts of the case history unless they are given addresses of their own. */
export const SERVICE_NAMES = ['intake', 'eligibility', 'assignment', 'cross-region-transfer', 'quality-review', 'case-history', 'event-relay', 'sealing', 'ops', 'queues'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

export const SERVICE_URLS: Bilingual = {
  zh: `形如 intake=http://127.0.0.1:7301|http://127.0.0.1:7311,eligibility=http://127.0.0.1:7302 的清单；可用的名称：${SERVICE_NAMES.join('、')}`,
  en: `a list such as intake=http://127.0.0.1:7301|http://127.0.0.1:7311,eligibility=http://127.0.0.1:7302; names: ${SERVICE_NAMES.join(', ')}`,
};

/** The origin that an http address consists of; undefined for anything else. */
function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
  return isOrigin ? url.origin : undefined;
}

/** `intake=http://a|http://b,eligibility=http://c`; undefined where a name is unknown or comes twice, or an address is none or comes twice. */
function servicesIn(text: string): ServiceUrls | undefined {
  const services = new Map<string, readonly string[]>();
  for (const part of text.split(',')) {
    const [, name = '', list = ''] = /^\s*([a-z-]+)\s*=(.*)$/.exec(part) ?? [];
    const urls = list.split('|').flatMap((url) => originOf(url.trim()) ?? []);
    const whole = urls.length === list.split('|').length && new Set(urls).size === urls.length;
    if (!whole || services.has(name) || !SERVICE_NAMES.some((known) => known === name)) return undefined;
    services.set(name, urls);
  }
  return services;
}

/** Where every service answers, as one variable of the environment says it. */
export const serviceUrls = z.string().transform((text, context): ServiceUrls => {
  const parsed = servicesIn(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});
