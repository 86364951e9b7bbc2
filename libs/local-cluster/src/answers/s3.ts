import { parseS3Url } from './s3-url.js';

const OURS_ALREADY = ['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'];

/** An answer of the store for its bucket, which is made where it is missing. */
export async function s3Answers(url: string): Promise<void> {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const { CreateBucketCommand, HeadBucketCommand, NotFound, S3Client, S3ServiceException } = await import('@aws-sdk/client-s3');
  const { endpoint, bucket: Bucket, ...credentials } = parseS3Url(url);
  const client = new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1, requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000 } });
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    await client.send(new CreateBucketCommand({ Bucket })).catch((refusal: unknown) => {
      if (!(refusal instanceof S3ServiceException && OURS_ALREADY.includes(refusal.name))) throw refusal;
    });
  } finally {
    client.destroy();
  }
}
