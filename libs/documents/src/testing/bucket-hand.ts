import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { documentLocation, type S3Location } from '../document-location.js';
import { shelfPath } from '../document-shelf.js';

export function locationOf(address: string): S3Location {
  const location = documentLocation(address);
  if (location.kind !== 's3') throw new Error('not in S3');
  return location;
}

/** A hand in the bucket, beside the store under test. */
export class BucketHand {
  readonly #client: S3Client;

  constructor(private readonly location: S3Location) {
    const { endpoint, region, accessKeyId, secretAccessKey } = location;
    this.#client = new S3Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' });
  }

  async makeBucket(): Promise<void> {
    try {
      await this.#client.send(new CreateBucketCommand({ Bucket: this.location.bucket }));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'BucketAlreadyOwnedByYou')) throw error;
    }
  }

  async read(digest: string): Promise<Uint8Array> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.location.bucket, Key: shelfPath(digest) }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  }

  async write(digest: string, bytes: Uint8Array): Promise<void> {
    await this.#client.send(new PutObjectCommand({ Bucket: this.location.bucket, Key: shelfPath(digest), Body: bytes }));
  }

  close(): void {
    this.#client.destroy();
  }
}
