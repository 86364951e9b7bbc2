import { digestText } from '@juanzong/case-file';
import type { Sha256 } from '@juanzong/quality-review-domain';

/** What the domain hashes with: lower-case hex of SHA-256 over UTF-8. */
export const sha256: Sha256 = (text) => digestText('SHA-256', text);
