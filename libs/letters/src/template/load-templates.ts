import { regionCode, regionPath } from '@juanzong/kernel';
import { canonicalize } from 'json-canonicalize';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { LetterForm } from '../forms.js';
import { LetterError } from '../letter-error.js';
import { type LetterTemplate, letterTemplateSchema } from './template.js';

/** A template under its name: `340202/grant-decision`. */
export interface NamedTemplate extends LetterTemplate {
  readonly id: string;
  /** SHA-256 in hex over its canonical JSON: comments and the order of keys do not count. */
  readonly hash: string;
}

/** Every template there is, by name. */
export type TemplateBook = ReadonlyMap<string, NamedTemplate>;

export const templatesFolder = (): string => fileURLToPath(new URL('../templates', import.meta.url));

/**
 * Reads `<region>/<form>.yaml` below a folder. @throws LetterError for a file that is no template, or whose region or form
 * is not that of its place.
 */
export function loadTemplates(folder: string = templatesFolder()): TemplateBook {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).sort();
  return new Map(files.map((file) => {
    const id = file.replaceAll('\\', '/').slice(0, -'.yaml'.length);
    const content: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    const result = letterTemplateSchema.safeParse(content);
    if (!result.success) throw new LetterError('letters.template-wrong', id, result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    if (`${result.data.region}/${result.data.form}` !== id) throw new LetterError('letters.template-wrong', id, `says it is ${result.data.region}/${result.data.form}`);
    return [id, { ...result.data, id, hash: createHash('sha256').update(canonicalize(result.data)).digest('hex') }] as const;
  }));
}

/** The template of the most specific region on the path: county, city, province, nation. @throws LetterError where there is none. */
export function templateFor(book: TemplateBook, form: LetterForm, region: string): NamedTemplate {
  const found = regionPath(regionCode(region)).reverse().map((code) => book.get(`${code}/${form}`)).find((one) => one !== undefined);
  if (!found) throw new LetterError('letters.no-template', form, region);
  return found;
}
