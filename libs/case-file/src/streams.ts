import type { CaseId } from '@juanzong/kernel';

/** The families of streams. The part before the first hyphen of a stream's name is its family. */
export const STREAM_FAMILIES = [
  'case', 'agency', 'site', 'lawyer', 'roster', 'matter', 'numbers', 'policy', 'consultations', 'duty', 'review',
  'target', 'fund', 'seal', 'position', 'store',
] as const;
export type StreamFamily = (typeof STREAM_FAMILIES)[number];

export const caseStream = (id: CaseId | string): string => `case-${id}`;
export const agencyStream = (agency: string): string => `agency-${agency}`;
export const lawyerStream = (lawyer: string): string => `lawyer-${lawyer}`;
export const rosterStream = (pool: string): string => `roster-${pool}`;
export const matterStream = (keyedHash: string): string => `matter-${keyedHash}`;
export const numbersStream = (agency: string, year: number, kind: string): string => `numbers-${agency}-${year}-${kind}`;
/** A review campaign. */
export const reviewStream = (campaign: string): string => `review-${campaign}`;
/** The pool of experts of a region. */
export const expertsStream = (region: string): string => `review-experts-${region}`;
export const sealStream = (agency: string): string => `seal-${agency}`;
export const positionStream = (context: string): string => `position-${context}`;
/** Its first entry is the store's first: it records the kind of clock. */
export const STORE_STREAM = 'store-0';

export const familyOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** The case a stream is the file of, if it is one. */
export const caseIdOf = (stream: string): string | undefined => (stream.startsWith('case-') ? stream.slice(5) : undefined);
