import type { ServiceName, ServiceUrls } from '@juanzong/config';

const MIB = 1024 * 1024;
/** What services take at the most, unless a route of theirs says otherwise. */
const USUAL_BYTES = MIB;
/** Two of the largest documents, as base64 in JSON. */
const DOCUMENT_BYTES = 28 * MIB;

/** A prefix of paths, who answers below it (the first of these that has an address), and the largest body that anything below it takes. */
const ROUTES: readonly { readonly prefix: string; readonly by: readonly ServiceName[]; readonly largestBytes?: number }[] = [
  { prefix: '/api/intake', by: ['intake'], largestBytes: DOCUMENT_BYTES },
  { prefix: '/api/eligibility', by: ['eligibility'] },
  { prefix: '/api/assignment', by: ['assignment'] },
  { prefix: '/api/cross-region-transfer', by: ['cross-region-transfer'] },
  { prefix: '/api/quality-review', by: ['quality-review'] },
  { prefix: '/api/case-history', by: ['case-history'] },
  { prefix: '/api/sealing', by: ['sealing', 'case-history'] },
  { prefix: '/api/ops', by: ['ops', 'case-history'] },
  { prefix: '/ops/queues', by: ['queues', 'ops', 'case-history'] },
  // Only on a virtual clock: elsewhere the case history has nothing there.
  { prefix: '/api/simulation', by: ['case-history'] },
];

export interface Route {
  readonly prefix: string;
  readonly service: string;
  /** A body that says that it is larger is refused before it is sent anywhere. */
  readonly largestBytes: number;
}

/** Which prefixes the gateway answers for, with these services. */
export const routesFor = (services: ServiceUrls): Route[] =>
  ROUTES.flatMap(({ prefix, by, largestBytes = USUAL_BYTES }) => {
    const service = by.find((name) => services.has(name));
    return service === undefined ? [] : [{ prefix, service, largestBytes }];
  });
