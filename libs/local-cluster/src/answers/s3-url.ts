/** Where an S3-compatible store is and which bucket is meant, from `s3+http://ACCESS:SECRET@host:port/bucket`. */
export interface S3Location {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bucket: string;
}

/** Reads `s3+http://…` or `s3+https://…`. Throws, without the secret, for anything else. */
export function parseS3Url(text: string): S3Location {
  const match = /^s3\+(https?):\/\/([^:/@]+):([^/@]+)@([^/]+)\/([^/?#]+)$/.exec(text);
  if (match === null) throw new Error('对象存储地址应为 / the address of an object store is: s3+http://ACCESS:SECRET@host:port/bucket');
  const [, scheme = '', access = '', secret = '', host = '', bucket = ''] = match;
  return { endpoint: `${scheme}://${host}`, accessKeyId: decodeURIComponent(access), secretAccessKey: decodeURIComponent(secret), bucket };
}
