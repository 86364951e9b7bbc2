import { webcrypto, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import {
  BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, PemConverter, SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { writePrivateFile } from './private-file.js';

/** What the server shows, and the file by which a client knows it (`tlsCAFile`). */
export interface ServerCertificate {
  readonly certificate: string;
  readonly privateKey: string;
  readonly caFile: string;
}

const DAY = 86_400_000;
const VALID_DAYS = 730;
/** A certificate that ends within this time is replaced at the next start. */
const RENEW_DAYS = 30;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/**
 * Reads the self-signed certificate below `<dataDirectory>/tls`, made for 127.0.0.1 and localhost. Makes a new one when
 * there is none, or when at `now` it has expired or soon will.
 */
export async function loadCertificate(dataDirectory: string, now = new Date()): Promise<ServerCertificate> {
  const directory = join(dataDirectory, 'tls');
  const caFile = join(directory, 'ca.crt');
  const keyFile = join(directory, 'server.key');
  if (existsSync(caFile) && existsSync(keyFile)) {
    const certificate = readFileSync(caFile, 'utf8');
    const privateKey = readFileSync(keyFile, 'utf8');
    if (isUsable(certificate, now)) return { certificate, privateKey, caFile };
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { certificate, privateKey } = await generate(now);
  writePrivateFile(keyFile, privateKey);
  writePrivateFile(caFile, certificate);
  return { certificate, privateKey, caFile };
}

function isUsable(certificate: string, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate);
  return Date.parse(validFrom) <= now.getTime() && Date.parse(validTo) > now.getTime() + RENEW_DAYS * DAY;
}

async function generate(now: Date): Promise<{ certificate: string; privateKey: string }> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=juanzong embedded event store',
    // A clock that was set back a little must not make it invalid.
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + VALID_DAYS * DAY),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }, { type: 'dns', value: 'localhost' }]),
    ],
  }, webcrypto);
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), privateKey: PemConverter.encode(pkcs8, PemConverter.PrivateKeyTag) };
}
