import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalize } from 'json-canonicalize';
import { parse } from 'yaml';
import { type PolicyBook, policyBook } from './book.js';
import { type LoadedPack, packSchema } from './pack.js';

/** The folder with the platform's own packs, beside this module. */
export const packsFolder = (): string => fileURLToPath(new URL('./packs', import.meta.url));

/** A pack file that cannot be used: which file, and what is wrong at which path in it. */
export class PolicyFileError extends Error {
  override readonly name = 'PolicyFileError';
  constructor(readonly file: string, readonly problems: readonly string[]) {
    super(`规则包文件有误 / rule pack file is wrong: ${file}\n  ${problems.join('\n  ')}`);
  }
}

/** SHA-256 in hex over the canonical JSON (RFC 8785) of a pack. Comments and the order of keys do not count. */
export const contentHashOf = (pack: unknown): string => createHash('sha256').update(canonicalize(pack)).digest('hex');

function parsed(file: string, text: string): unknown[] {
  try {
    const content: unknown = parse(text);
    return Array.isArray(content) ? content : [content];
  } catch (cause) {
    throw new PolicyFileError(file, [String(cause)]);
  }
}

/**
 * Reads the packs of one YAML text: one pack, or a list of packs.
 * @throws PolicyFileError naming the file, the number of the pack and the path in it.
 */
export function parsePacks(file: string, text: string): LoadedPack[] {
  return parsed(file, text).map((content, index) => {
    const result = packSchema.safeParse(content);
    if (!result.success) {
      throw new PolicyFileError(file, result.error.issues.map((issue) => `[${index}].${issue.path.join('.')}: ${issue.message}`));
    }
    return { ...result.data, contentHash: contentHashOf(result.data) };
  });
}

/** Reads every *.yaml below a folder, in the order of their paths. @throws PolicyFileError, also for an empty folder. */
export function loadPolicyBook(folder: string = packsFolder()): PolicyBook {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).sort();
  if (files.length === 0) throw new PolicyFileError(folder, ['没有规则包 / no rule packs']);
  return policyBook(files.flatMap((name) => parsePacks(relative(folder, join(folder, name)), readFileSync(join(folder, name), 'utf8'))));
}
