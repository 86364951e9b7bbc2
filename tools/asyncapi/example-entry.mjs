// An example of every message: the contract's own example in an envelope that never changes, with personal values as they stand encrypted.

const HASH = 'e041b30c1c08795af353270b2a5b8ec03f492ef54242fa295e12dc75bfa1c6ff';
const ID = '17764a26-91b5-5b98-a916-032a0726749d';

const encrypted = (value) => ({
  alg: 'AES-256-GCM',
  keyId: '6a1706c4-5ac5-499b-8cac-d876d3432bda',
  keyCommitment: HASH,
  nonce: 'GeLNOrEpdqUIQo18',
  ciphertext: `${typeof value === 'string' ? 's' : 'j'}.b5TVm5Oghu-YklE7WRHYHcMumCegE7yH4XTG99KDg6oA1Zb81Q7Zw-EkrVc4AtVL`,
});

/**
 * @param {{ type: string, version: number, streams: readonly string[], mustUnderstand: readonly string[], example: unknown, personal: readonly object[] }} event
 * @param {(data: unknown, paths: readonly object[], replace: (value: unknown) => unknown) => unknown} mapPersonal of the case-file library
 */
export function exampleEntry({ type, version, streams, mustUnderstand, example, personal }, mapPersonal) {
  const [family] = streams;
  return {
    entryFormat: 1,
    eventId: ID,
    type,
    version,
    stream: `${family}-7d9f3a52-5f1b-5c0a-8f57-0d4f6f3c1a11`,
    revision: 3,
    ...(family === 'case' ? { caseId: '7d9f3a52-5f1b-5c0a-8f57-0d4f6f3c1a11' } : {}),
    agency: '340202',
    region: '340202',
    actor: { id: 'examiner@340202', role: 'examiner', agency: '340202' },
    occurredAt: { precision: 'day', date: '2024-03-18' },
    recordedAt: '2024-03-18T02:15:30.120Z',
    commandId: 'c-3',
    commandDigest: HASH,
    causationId: 'c-3',
    correlationId: 'c-1',
    mustUnderstand: [...mustUnderstand],
    policyVersions: [],
    data: mapPersonal(example, personal, encrypted),
    alg: 'SHA-256',
    previousHash: HASH,
    hash: HASH,
  };
}
