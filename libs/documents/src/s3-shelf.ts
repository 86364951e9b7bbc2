import { GetObjectCommand, NoSuchKey, PutObjectCommand, type PutObjectCommandInput, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { DocumentError } from './document-error.js';
import type { S3Location } from './document-location.js';
import { type DocumentShelf, shelfPath } from './document-shelf.js';

const CONNECT_MS = 3_000;
const ANSWER_MS = 30_000;
const ATTEMPTS = 4;
const TAKEN = 412;
const NOT_IMPLEMENTED = 501;

/** A shelf in a bucket, which has to exist. What fails for the moment the SDK tries again by itself. */
export class S3Shelf implements DocumentShelf {
  readonly #client: S3Client;
  readonly #bucket: string;
  /** Whether the server can refuse to write over what is there; a server that cannot says so once. */
  #conditional = true;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Location) {
    this.#bucket = bucket;
    this.#client = new S3Client({
      endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true, maxAttempts: ATTEMPTS,
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
      // Every read is checked against its digest, and not every server knows the SDK's own checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async add(digest: string, bytes: Uint8Array): Promise<void> {
    if (!this.#conditional) return this.replace(digest, bytes);
    try {
      await this.#client.send(this.#put(digest, bytes, { IfNoneMatch: '*' }));
    } catch (error) {
      // Taken: by the same bytes, of an earlier attempt whose answer was lost.
      if (statusOf(error) === TAKEN) return;
      if (statusOf(error) !== NOT_IMPLEMENTED) throw unavailable(digest, error);
      this.#conditional = false;
      await this.replace(digest, bytes);
    }
  }

  async replace(digest: string, bytes: Uint8Array): Promise<void> {
    try {
      await this.#client.send(this.#put(digest, bytes));
    } catch (error) {
      throw unavailable(digest, error);
    }
  }

  async take(digest: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: shelfPath(digest) }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw unavailable(digest, error);
    }
  }

  /** Ends the connections that are kept open. */
  close(): void {
    this.#client.destroy();
  }

  #put(digest: string, bytes: Uint8Array, condition: Pick<PutObjectCommandInput, 'IfNoneMatch'> = {}): PutObjectCommand {
    return new PutObjectCommand({ Bucket: this.#bucket, Key: shelfPath(digest), Body: bytes, ContentType: 'application/octet-stream', ...condition });
  }
}

const statusOf = (error: unknown): number | undefined => (error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined);

/** Of the SDK's error its name and status alone are kept: what a server answers to a wrong signature holds the access key. */
function unavailable(digest: string, error: unknown): DocumentError {
  const name = error instanceof Error ? error.name : 'Error';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : statusOf(error);
  return new DocumentError('document.store-unavailable', digest, { cause: new Error(code === undefined ? name : `${name} (${code})`) });
}
