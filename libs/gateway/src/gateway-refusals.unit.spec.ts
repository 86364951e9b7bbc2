import { describe, expect, it } from '@jest/globals';
import { catalogueFaults } from '@juanzong/http';
import { gatewayRefusals } from './gateway-refusals.js';
import { failureOf } from './proxy/failure.js';

describe('what the gateway refuses', () => {
  it('is said in both languages', () => expect(catalogueFaults(gatewayRefusals)).toEqual([]));
});

describe('an error of the proxy', () => {
  const coded = (code: string, cause?: unknown): Error => Object.assign(new Error(code, { cause }), { code });
  it.each([
    ['ECONNREFUSED', 'unreached'], ['ENOTFOUND', 'unreached'], ['UND_ERR_CONNECT_TIMEOUT', 'unreached'], ['ECONNRESET', 'cut-off'], ['UND_ERR_SOCKET', 'cut-off'], ['EPIPE', 'cut-off'],
    ['UND_ERR_HEADERS_TIMEOUT', 'late'], ['ERR_SOMETHING', undefined],
  ])('%s is %s, whatever the library calls it outside', (code, failure) => {
    expect([failureOf(coded(code)), failureOf(coded('FST_REPLY_FROM_INTERNAL_SERVER_ERROR', coded(code))), failureOf(new AggregateError([coded(code)]))]).toEqual([failure, failure, failure]);
  });
  it('is named by what is innermost: a connection that was never made is not one that was cut off', () => {
    expect(failureOf(coded('UND_ERR_SOCKET', coded('ECONNREFUSED')))).toBe('unreached');
  });
});
