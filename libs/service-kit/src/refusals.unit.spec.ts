import { describe, expect, it } from '@jest/globals';
import { DocumentError } from '@juanzong/documents';
import { catalogueFaults } from '@juanzong/http';
import { VaultError } from '@juanzong/vault';
import { documentReferenceRefusals, ownershipRefusals, policyRefusals, storeRefusalOf, storeRefusals } from './index.js';

describe('what the stores refuse', () => {
  it.each([['stores', storeRefusals], ['references', documentReferenceRefusals], ['ownership', ownershipRefusals], ['policy', policyRefusals]])('is said in both languages: %s', (_name, catalogue) => {
    expect(catalogueFaults<string>(catalogue)).toEqual([]);
  });

  it('is found however deep it is wrapped', () => {
    const erased = new VaultError('vault.key-erased', { zh: '已删除', en: 'erased' });
    expect(storeRefusalOf(new Error('while appending', { cause: new Error('in between', { cause: erased }) }))).toEqual({ refusal: 'vault.key-erased', params: {} });
    expect(storeRefusalOf(new DocumentError('document.missing', 'ab'))).toEqual({ refusal: 'document.missing', params: { digest: 'ab' } });
  });

  it('is nothing where another part failed, and ends with a chain of causes that does not', () => {
    expect(storeRefusalOf(new TypeError('no'))).toBeUndefined();
    expect(storeRefusalOf('thrown text')).toBeUndefined();
    const circular = new Error('round');
    circular.cause = circular;
    expect(storeRefusalOf(circular)).toBeUndefined();
  });
});
