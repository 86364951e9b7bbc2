import { type Bilingual, bothLanguages } from '@juanzong/kernel';
import { fileURLToPath } from 'node:url';

/** A bucket of an S3-compatible store. */
export interface S3Location {
  readonly kind: 's3';
  /** `http://host:port` or `https://host:port`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export type DocumentLocation = S3Location | { readonly kind: 'folder'; readonly directory: string };

const NO_REGION = 'us-east-1';
const wrong = ({ zh, en }: Bilingual): Error => new Error(bothLanguages({ zh: `材料库地址：${zh}`, en: `the address of the document store: ${en}` }));

/**
 * Where documents are kept: `s3+https://KEY:SECRET@host:port/bucket?region=…` (or `s3+http`; the key and the secret
 * percent-encoded, the region `us-east-1` unless told), or `file:///shared/folder`.
 * @throws Error that says what is wrong and repeats nothing of the address, which holds a secret
 */
export function documentLocation(address: string): DocumentLocation {
  if (!URL.canParse(address)) throw wrong({ zh: '不是有效的 URL', en: 'is not a URL' });
  const url = new URL(address);
  switch (url.protocol) {
    case 'file:':
      if (url.host !== '' || url.pathname === '/') throw wrong({ zh: '应为 file:///文件夹', en: 'must be file:///folder' });
      return { kind: 'folder', directory: fileURLToPath(url) };
    case 's3+http:':
    case 's3+https:':
      return s3Location(url);
    default:
      throw wrong({ zh: '应以 s3+https、s3+http 或 file 开头', en: 'must begin with s3+https, s3+http or file' });
  }
}

function s3Location(url: URL): S3Location {
  const [, bucket = '', ...rest] = url.pathname.split('/');
  if (url.hostname === '' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || rest.some((part) => part !== '')) throw wrong({ zh: '应为 s3+https://密钥:密文@主机/存储桶', en: 'must be s3+https://KEY:SECRET@host/bucket' });
  if (url.username === '' || url.password === '') throw wrong({ zh: '缺少访问密钥或密文', en: 'lacks the access key or its secret' });
  const unknown = [...url.searchParams.keys()].filter((name) => name !== 'region');
  if (unknown.length > 0) throw wrong({ zh: '只认识参数 region', en: 'knows no other parameter than region' });
  return {
    kind: 's3', endpoint: `${url.protocol.slice('s3+'.length)}//${url.host}`, bucket, region: url.searchParams.get('region') ?? NO_REGION,
    accessKeyId: decoded(url.username), secretAccessKey: decoded(url.password),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong({ zh: '访问密钥或密文的百分号编码有误', en: 'has a key or secret whose percent-encoding is wrong' });
  }
}
