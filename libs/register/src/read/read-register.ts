import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import type { Register } from './register.js';
import { type RegisterProblem, registerProblem } from './register-problem.js';

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
// The name of the stream in which a workbook with a password to open keeps its contents.
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** The bytes of a file, or the system's code for why there are none. */
async function fileBytes(path: string): Promise<Uint8Array | { readonly failed: string }> {
  try {
    return await readFile(path);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error) return { failed: String(error.code) };
    throw error;
  }
}

/**
 * Reads a register: a path, or bytes with the name to call them by. What it is is told by its content, not by its ending.
 * Gives the register with its rows unparsed, or the one problem for which it cannot be read.
 */
export async function readRegister(source: string | Uint8Array, options: { readonly fileName?: string } = {}): Promise<{ readonly register: Register } | { readonly problem: RegisterProblem }> {
  const fileName = options.fileName ?? (typeof source === 'string' ? basename(source) : 'register');
  const bytes = typeof source === 'string' ? await fileBytes(source) : source;
  if ('failed' in bytes) return registerProblem('register.file-missing', `${fileName} (${bytes.failed})`);
  if (bytes.length === 0) return registerProblem('register.file-empty');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return registerProblem(Buffer.from(bytes).includes(ENCRYPTED_STREAM) ? 'register.file-password' : 'register.file-old-xls');
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes, fileName);
  return readCsv(bytes, fileName);
}
