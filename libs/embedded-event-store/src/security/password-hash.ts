import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** A password as it is kept: never itself. Both in base64. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

const ITERATIONS = 20_000;
const BYTES = 32;

const derive = (password: string, salt: string): Buffer => pbkdf2Sync(password, Buffer.from(salt, 'base64'), ITERATIONS, BYTES, 'sha512');

/** Hashes a password with a salt of its own (PBKDF2, SHA-512). */
export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16).toString('base64');
  return { salt, hash: derive(password, salt).toString('base64') };
}

/** Tells, in a time that does not depend on the answer, whether this is the password. */
export function isPassword(password: string, { salt, hash }: PasswordHash): boolean {
  const wanted = Buffer.from(hash, 'base64');
  return wanted.length === BYTES && timingSafeEqual(derive(password, salt), wanted);
}
