import { describe, expect, it } from '@jest/globals';
import { unreadiness } from './readiness.js';

const answer = (checks: object): string => JSON.stringify({ status: 'unavailable', checks });
const service = answer({ 'event-store': { ok: true }, clock: { ok: false, detail: '334223799 ms beside' } });
const gateway = (intake: string): string => answer({ intake: { ok: false, detail: intake }, assignment: { ok: true, detail: 'http://a:1 ready' } });

describe('what keeps a process from being ready', () => {
  it('is each check that fails', () => expect(unreadiness(service, [])).toEqual(['clock: 334223799 ms beside']));
  it('is nothing where that is left out', () => expect(unreadiness(service, ['clock'])).toEqual([]));
  it('is, for the gateway, what keeps its services', () => {
    expect(unreadiness(gateway('http://a:1 not ready: clock; http://a:2 ready'), ['clock'])).toEqual([]);
    expect(unreadiness(gateway('http://a:1 not ready: clock; http://a:2 not ready: clock, postgres'), ['clock'])).toEqual(['intake: http://a:1 not ready: clock; http://a:2 not ready: clock, postgres']);
    expect(unreadiness(gateway('http://a:1 does not answer'), ['clock'])).toEqual(['intake: http://a:1 does not answer']);
  });
});
