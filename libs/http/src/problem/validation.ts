import { z } from 'zod';
import { platformRefusal } from './platform-refusals.js';
import { RefusedError, type ValidationError } from './refused-error.js';

const CHINESE = z.locales.zhCN().localeError;
const ENGLISH = z.locales.en().localeError;

/** What a schema makes of a value. @throws RefusedError `request.invalid` with every error in Chinese and English. */
export function parseOrRefuse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(validationErrors(schema, value));
}

export const invalid = (errors: readonly ValidationError[]): RefusedError =>
  new RefusedError(platformRefusal('request.invalid', { count: errors.length, paths: errors.map((error) => error.path) }), { errors });

/**
 * Every error of a value, in both languages. A message of the schema's own is written `中文 / English`;
 * values are never repeated, because they may be personal.
 */
export function validationErrors(schema: z.ZodType, value: unknown): ValidationError[] {
  const zh = schema.safeParse(value, { error: CHINESE, reportInput: true }).error?.issues ?? [];
  const en = schema.safeParse(value, { error: ENGLISH, reportInput: true }).error?.issues ?? [];
  return zh.flatMap((issue, i) => errorsOf(issue, en[i]?.message ?? issue.message));
}

/** The errors of a ZodError that was thrown somewhere else, whose value is gone: messages as they are. */
export const errorsFromIssues = (error: z.ZodError): ValidationError[] => error.issues.flatMap((issue) => errorsOf(issue, issue.message));

function errorsOf(issue: z.core.$ZodIssue, english: string): ValidationError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'), code: 'unknown-field', zh: `没有名为“${key}”的字段`, en: `There is no field named "${key}"`,
    }));
  }
  if (issue.code === 'invalid_type' && 'input' in issue && issue.input === undefined) {
    return [{ path: path.join('.'), code: 'required', zh: '必填', en: 'Required' }];
  }
  const own = issue.message === english ? / \/ /.exec(issue.message) : null;
  return [{
    path: path.join('.'),
    code: issue.code.replaceAll('_', '-'),
    zh: own ? issue.message.slice(0, own.index) : issue.message,
    en: own ? issue.message.slice(own.index + 3) : english,
  }];
}
