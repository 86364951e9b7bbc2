import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './private-file.js';

/** The one user of the store. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const USERNAME = 'juanzong';
const PASSWORD_BYTES = 24;

/** Reads `credentials.json` below the data directory, or makes it with a random password, readable by its owner only. */
export function loadCredentials(dataDirectory: string): Credentials {
  const file = join(dataDirectory, 'credentials.json');
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return parseCredentials(readFileSync(file, 'utf8'), file);
  }
  const credentials = { username: USERNAME, password: randomBytes(PASSWORD_BYTES).toString('base64url') };
  writePrivateFile(file, `${JSON.stringify(credentials, undefined, 2)}\n`);
  return credentials;
}

/** The value of an `authorization` header that proves these credentials. */
export const basicAuthorization = ({ username, password }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** Tells, in a time that does not depend on the answer, whether a header proves the credentials. */
export function authorizationCheck(credentials: Credentials): (header: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = digest(basicAuthorization(credentials));
  return (header) => timingSafeEqual(digest(header), wanted);
}

function parseCredentials(text: string, file: string): Credentials {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && 'username' in value && 'password' in value) {
    const { username, password } = value;
    if (typeof username === 'string' && typeof password === 'string') return { username, password };
  }
  throw new Error(`${file} does not hold a username and a password`);
}
