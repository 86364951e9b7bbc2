/**
 * A refusal is a value, not an exception. Each context has a closed union of its refusals; `code` is the
 * stable message key (`context.name-in-kebab-case`) and `params` fill the message.
 */
export interface Refusal<Code extends string = string> {
  readonly refusal: Code;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}

export const refuse = <Code extends string>(code: Code, params: Refusal['params'] = {}): Refusal<Code> => ({ refusal: code, params });

export const isRefusal = (value: unknown): value is Refusal => typeof value === 'object' && value !== null && 'refusal' in value;
