import { join } from 'node:path';
import { loadCertificate } from '../security/certificate.js';

/** Certificate and key of a server for localhost, as files for its command line, and the options that name them. */
export async function tlsOptions(directory: string): Promise<{ options: string[]; caFile: string }> {
  const { caFile } = await loadCertificate(directory);
  return { caFile, options: ['--tls-cert', caFile, '--tls-key', join(directory, 'tls', 'server.key')] };
}
