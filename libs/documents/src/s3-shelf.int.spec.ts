import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Shelf } from './s3-shelf.js';

const DIGEST = 'ab'.repeat(32);
const BYTES = Buffer.from('stored');
const failure = (code: string): string => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>AKIAEXAMPLE</Message></Error>`;

describe('a shelf in a bucket', () => {
  let server: Server;
  let shelf: S3Shelf;
  let asked: { method: string; path: string; ifNoneMatch: string | undefined }[];
  let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];

  const answer = (status: number, body: string | Buffer = '', headers: Record<string, string> = {}) => (_request: IncomingMessage, response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body);

  beforeEach(async () => {
    [asked, answers] = [[], []];
    server = createServer((request, response) => {
      asked.push({ method: request.method ?? '', path: new URL(request.url ?? '', 'http://x').pathname, ifNoneMatch: request.headers['if-none-match'] });
      request.resume().once('end', () => (answers.shift() ?? answer(500, failure('InternalError')))(request, response));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    shelf = new S3Shelf({ kind: 's3', endpoint: `http://127.0.0.1:${port}`, bucket: 'papers', region: 'us-east-1', accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'very-secret' });
  });
  afterEach(async () => {
    shelf.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('adds under the digest, and never over what is there', async () => {
    answers = [answer(200)];
    await shelf.add(DIGEST, BYTES);
    expect(asked).toEqual([{ method: 'PUT', path: `/papers/documents/ab/ab/${DIGEST}`, ifNoneMatch: '*' }]);
  });

  it('takes it for added where the same bytes came first: of an attempt whose answer was lost', async () => {
    answers = [(request) => request.socket.destroy(), answer(412, failure('PreconditionFailed'))];
    await shelf.add(DIGEST, BYTES);
    expect(asked).toHaveLength(2);
  });

  it('replaces whatever is there', async () => {
    answers = [answer(200)];
    await shelf.replace(DIGEST, BYTES);
    expect(asked).toMatchObject([{ method: 'PUT', ifNoneMatch: undefined }]);
  });

  it('does without the condition where the server knows none, and does not ask again', async () => {
    answers = [answer(501, failure('NotImplemented')), answer(200), answer(200)];
    await shelf.add(DIGEST, BYTES);
    await shelf.add(DIGEST, BYTES);
    expect(asked.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual(['*', undefined, undefined]);
  });

  it('tries again what fails for the moment', async () => {
    answers = [answer(503, failure('SlowDown')), answer(500, failure('InternalError')), answer(200, BYTES)];
    expect(Buffer.from((await shelf.take(DIGEST)) ?? [])).toEqual(BYTES);
    answers = [answer(503, failure('SlowDown')), answer(200)];
    await shelf.add(DIGEST, BYTES);
  });

  it('knows what is not there', async () => {
    answers = [answer(404, failure('NoSuchKey'))];
    expect(await shelf.take(DIGEST)).toBeUndefined();
  });

  it.each([
    ['a store that fails for good', () => undefined],
    ['no such bucket', () => void (answers = [answer(404, failure('NoSuchBucket'))])],
    ['a 404 of something else', () => void (answers = [answer(404, 'a proxy')])],
    ['a refusal', () => void (answers = [answer(403, failure('InvalidAccessKeyId'))])],
    ['an answer that breaks off', () => void (answers = Array.from({ length: 4 }, () => (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    }))],
    ['nobody there', () => server.close() && server.closeAllConnections()],
  ])('tells %s with a name, and neither key nor secret', async (_what, prepare) => {
    prepare();
    const error: unknown = await shelf.take(DIGEST).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'document.store-unavailable', digest: DIGEST });
    const { message, stack, cause } = error as Error;
    expect(JSON.stringify([error, message, stack, cause, String(cause), (cause as Error).stack])).not.toMatch(/AKIAEXAMPLE|very-secret/);
    expect(String(cause)).toMatch(/^Error: \w+/);
  });

  it('tells a write that failed with a name', async () => {
    await expect(shelf.add(DIGEST, BYTES)).rejects.toMatchObject({ code: 'document.store-unavailable' });
    await expect(shelf.replace(DIGEST, BYTES)).rejects.toMatchObject({ code: 'document.store-unavailable' });
    expect(asked).toHaveLength(8);
  });
});
