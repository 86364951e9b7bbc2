import { readFile } from 'node:fs/promises';
import { systemCode } from '../system-code.js';
import { usage } from '../usage-error.js';

/** `--body`: JSON, or `@file` that holds it. @throws UsageError where it is no JSON object or the file cannot be read. */
export async function bodyOf(given: string | undefined): Promise<Record<string, unknown>> {
  if (given === undefined) return {};
  const text = given.startsWith('@') ? await contentOf(given.slice(1)) : given;
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw usage('body', '--body 应为 JSON 对象，或 @文件', '--body must be a JSON object, or @file');
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw usage('body-file', `无法读取 ${file}（${code}）`, `cannot read ${file} (${code})`);
  }
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
