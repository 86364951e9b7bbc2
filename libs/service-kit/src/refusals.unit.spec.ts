import { describe, expect, it } from '@jest/globals';
import { DocumentError, type DocumentErrorCode, type DocumentStore } from '@juanzong/documents';
import { AppendConflict, AppendOutcomeUnknown, StoreAway } from '@juanzong/event-store';
import { catalogueFaults } from '@juanzong/http';
import { VaultError } from '@juanzong/vault';
import { documentReferenceRefusals, isOutage, ownershipRefusals, policyRefusals, storeRefusalOf, storeRefusals, unfitReference } from './index.js';

describe('what the stores refuse', () => {
  it.each([['stores', storeRefusals], ['references', documentReferenceRefusals], ['ownership', ownershipRefusals], ['policy', policyRefusals]])('is said in both languages: %s', (_name, catalogue) => {
    expect(catalogueFaults<string>(catalogue)).toEqual([]);
  });

  it('is found however deep it is wrapped', () => {
    const erased = new VaultError('vault.key-erased', { zh: '已删除', en: 'erased' });
    expect(storeRefusalOf(new Error('while appending', { cause: new Error('in between', { cause: erased }) }))).toEqual({ refusal: 'vault.key-erased', params: {} });
    expect(storeRefusalOf(new DocumentError('document.missing', 'ab'))).toEqual({ refusal: 'document.missing', params: { digest: 'ab' } });
  });

  it('a vault that is away is a 503, whatever was asked of it', () => {
    const away = new Error('the file could not be folded', { cause: new VaultError('vault.unavailable', { zh: '无法使用', en: 'away' }) });
    const refusal = storeRefusalOf(away)?.refusal;
    expect(refusal).toBe('vault.unavailable');
    expect(storeRefusals['vault.unavailable']).toMatchObject({ status: 503 });
  });

  it('an event store that is away is a 503, whether it was read or written', () => {
    const [read, written] = [new StoreAway('no answer'), new AppendOutcomeUnknown('case-a', new Error('no answer'))];
    for (const error of [read, written]) expect(storeRefusalOf(new Error('folding', { cause: error }))?.refusal).toBe('event-store.unavailable');
    expect(storeRefusals['event-store.unavailable'].status).toBe(503);
  });

  it.each([
    ['event store', new StoreAway('closed'), true], ['vault', new VaultError('vault.unavailable', { zh: '', en: '' }), true], ['documents', new DocumentError('document.store-unavailable', 'ab'), true],
    ['database', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }), true], ['erased', new VaultError('vault.key-erased', { zh: '', en: '' }), false],
    ['conflict', new AppendConflict('case-a', 3), false], ['damaged', new Error('a damaged record'), false], ['any other', new TypeError('no'), false],
  ])('waits for what is away and for nothing else: %s', (_name, error, outage) => {
    expect(isOutage(new Error('reacting', { cause: error }))).toBe(outage);
  });

  it('is nothing where another part failed, and ends with a chain of causes that does not', () => {
    expect(storeRefusalOf(new TypeError('no'))).toBeUndefined();
    expect(storeRefusalOf('thrown text')).toBeUndefined();
    const circular = new Error('round');
    circular.cause = circular;
    expect(storeRefusalOf(circular)).toBeUndefined();
  });
});

describe('a reference to a document', () => {
  const askedOf = (code: DocumentErrorCode): Promise<unknown> => {
    const fail = (): Promise<never> => Promise.reject(new DocumentError(code, 'ab'));
    return unfitReference({ documents: { sizeIn: fail } as unknown as DocumentStore }, 'case', [{ digest: 'ab', size: 1 }]);
  };

  it.each(['document.missing', 'document.digest-malformed'] as const)('to nothing is refused: %s', async (code) => {
    expect(await askedOf(code)).toEqual({ refusal: 'documents.unknown-digest', params: { digest: 'ab' } });
  });

  it.each(['document.damaged', 'document.store-unavailable'] as const)('is not refused for what the store has to answer for: %s', async (code) => {
    await expect(askedOf(code)).rejects.toMatchObject({ code });
    expect(storeRefusals[code].status).toBeGreaterThanOrEqual(500);
  });
});
