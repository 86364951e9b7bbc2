/** A personal field as it stands in an entry. */
export interface ClosedField {
  readonly alg: string;
  readonly keyId: string;
  readonly keyCommitment: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

const MEMBERS = ['alg', 'ciphertext', 'keyCommitment', 'keyId', 'nonce'];

function isClosedField(node: object): node is ClosedField {
  return Object.keys(node).length === MEMBERS.length && MEMBERS.every((name) => Object.hasOwn(node, name) && typeof (node as Record<string, unknown>)[name] === 'string');
}

/** Every encrypted field of an entry's data by its name: member names and list indices, joined by dots. */
export function closedFieldsOf(data: unknown): Map<string, ClosedField> {
  const found = new Map<string, ClosedField>();
  const visit = (node: unknown, walked: readonly string[]): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isClosedField(node)) found.set(walked.join('.'), node);
    else for (const [key, value] of Object.entries(node)) visit(value, [...walked, key]);
  };
  visit(data, []);
  return found;
}
