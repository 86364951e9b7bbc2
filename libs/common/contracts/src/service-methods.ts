import type { Bilingual } from '@juanzong/kernel';

/** How a letter reaches whom it is for (送达方式). */
export const SERVICE_METHODS = ['IN_PERSON', 'POST', 'ELECTRONIC', 'AGENT', 'LEFT_AT_RESIDENCE'] as const;
export type ServiceMethod = (typeof SERVICE_METHODS)[number];

export const SERVICE_METHOD_LABELS: Readonly<Record<ServiceMethod, Bilingual>> = {
  IN_PERSON: { zh: '直接送达', en: 'In person' },
  POST: { zh: '邮寄送达', en: 'By post' },
  ELECTRONIC: { zh: '电子送达', en: 'Electronically' },
  AGENT: { zh: '由代理人代收', en: 'To an agent' },
  LEFT_AT_RESIDENCE: { zh: '留置送达', en: 'Left at the residence' },
};
