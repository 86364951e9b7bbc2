import { afterAll, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { rmSync } from 'node:fs';
import { makeDataDirectory } from '../spec/open-store.js';
import { loadCertificate } from './certificate.js';

const directory = makeDataDirectory();
afterAll(() => { rmSync(directory, { recursive: true, force: true }); });

const DAY = 86_400_000;

describe('certificate', () => {
  it('names 127.0.0.1 and localhost, is kept, and is made anew before it expires', async () => {
    const now = new Date();
    const first = await loadCertificate(directory, now);
    const { subjectAltName, validTo } = new X509Certificate(first.certificate);
    expect(subjectAltName).toBe('IP Address:127.0.0.1, DNS:localhost');
    expect(await loadCertificate(directory, new Date(now.getTime() + 90 * DAY))).toEqual(first);
    const later = await loadCertificate(directory, new Date(Date.parse(validTo) - DAY));
    expect(later.certificate).not.toBe(first.certificate);
  });
});
