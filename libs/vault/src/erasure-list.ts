import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.js';
import type { KeySubject } from './vault.js';
import { VaultError } from './vault-error.js';

const nameOf = ({ stream, subject }: KeySubject): string => JSON.stringify({ stream, subject });

/**
 * Every erasure of a vault, one JSON line each: stream and subject, no name, no key. It lies outside of the vault and of its
 * backups, is only ever appended to and is small, so that it can be carried elsewhere: whoever restores an older copy of
 * the vault destroys those keys again.
 */
export class ErasureList {
  #known: Set<string> | undefined;

  constructor(readonly path: string) {}

  /** Appends what is not on the list yet; on disk when it resolves. No file is made for nothing. @throws VaultError for a list that cannot be read */
  async add(erasures: readonly KeySubject[]): Promise<void> {
    if (erasures.length === 0) return;
    const known = (this.#known ??= this.#open());
    const lines = [...new Set(erasures.map(nameOf))].filter((line) => !known.has(line));
    if (lines.length === 0) return;
    const isNew = !existsSync(this.path);
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.appendFile(lines.map((line) => `${line}\n`).join(''));
      await file.datasync();
    } finally {
      await file.close();
    }
    if (isNew) syncFolder(dirname(this.path));
    for (const line of lines) known.add(line);
  }

  /** What is on it; the rest of a line that a crash left is taken off, since that erasure was not done. */
  #open(): Set<string> {
    if (!existsSync(this.path)) return new Set();
    const erasures = readErasureList(this.path);
    const bytes = readFileSync(this.path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) cutTo(this.path, whole);
    return new Set(erasures.map(nameOf));
  }
}

/** The erasures of a list. A last line without its end is not one. @throws VaultError with the number of a line that is none */
export function readErasureList(path: string): KeySubject[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => erasureOf(line) ?? refuse(path, index + 1));
}

const LINE = /^\{"stream":"([^"\\]+)","subject":"([^"\\]+)"\}$/;

function erasureOf(line: string): KeySubject | undefined {
  const [, stream, subject] = LINE.exec(line) ?? [];
  return stream === undefined || subject === undefined ? undefined : { stream, subject };
}

function refuse(path: string, line: number): never {
  throw new VaultError('vault.erasure-list-malformed', { zh: `抹除清单 ${path} 第 ${line} 行无法读取`, en: `line ${line} of the list of erasures ${path} cannot be read` });
}

function cutTo(path: string, length: number): void {
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
