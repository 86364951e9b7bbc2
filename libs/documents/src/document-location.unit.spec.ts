import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentLocation } from './document-location.js';

describe('the address of a document store', () => {
  it('names a bucket, with any key and secret', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.boolean(), fc.option(fc.constantFrom('cn-north-1', 'eu-central-1'), { nil: undefined }), (accessKeyId, secretAccessKey, tls, region) => {
        const address = `s3+http${tls ? 's' : ''}://${encodeURIComponent(accessKeyId)}:${encodeURIComponent(secretAccessKey)}@store.example:9000/legal-aid${region === undefined ? '' : `?region=${region}`}`;
        expect(documentLocation(address)).toEqual({
          kind: 's3', endpoint: `http${tls ? 's' : ''}://store.example:9000`, bucket: 'legal-aid', region: region ?? 'us-east-1', accessKeyId, secretAccessKey,
        });
      }),
    );
  });

  it('names a folder that processes share', () => {
    expect(documentLocation('file:///shared/legal%20aid')).toEqual({ kind: 'folder', directory: '/shared/legal aid' });
  });

  it.each([
    'no address at all sesame', 'http://key:sesame@host/bucket', 's3+http://key:sesame@host', 's3+http://key:sesame@host/', 's3+http://key:sesame@host/Bucket', 's3+http://key:sesame@host/bucket/more',
    's3+http://sesame@host/bucket', 's3+http://:sesame@host/bucket', 's3+http://host/bucket', 's3+http://key:sesame@host/bucket?area=sesame', 's3+http://key:sesame%ZZ@host/bucket', 'file://host/sesame', 'file:///', '',
  ])('is refused in both languages where it is none, and never repeated: %s', (address) => {
    expect(() => documentLocation(address)).toThrow(/材料库地址.*the address of the document store/);
    expect(() => documentLocation(address)).not.toThrow(/sesame/);
  });
});
