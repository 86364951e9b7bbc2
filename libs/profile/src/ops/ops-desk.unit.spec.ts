import { describe, expect, it } from '@jest/globals';
import type { CaseFileServer, ParkedStream } from '@juanzong/messaging';
import type { Instant } from '@juanzong/kernel';
import { OpsDesk } from './ops-desk.js';

const parked: ParkedStream = {
  stream: 'case-1', revision: 3, position: 17n, eventId: 'e-3', type: 'intake.ApplicationAccepted', attempts: 5, bytes: Buffer.from('{}'),
  parkedAt: '2026-01-05T00:00:00.000Z' as Instant, reason: { name: 'Error', message: 'the means source was down', causes: [] },
};

/** A consumer with one parked stream, whose work succeeds when it is taken up again, or does not. */
function deskWith(cured: boolean): OpsDesk {
  let lot: ParkedStream[] = [parked];
  const runner = { parked: () => lot, unpark: () => Promise.resolve(void (lot = cured ? [] : lot)) } as unknown as CaseFileServer['runner'];
  const desk = new OpsDesk();
  desk.open(new Map([['eligibility', { runner }]]));
  return desk;
}

describe('parked streams', () => {
  it('are shown with reason and bytes, for every context', () => {
    expect(deskWith(true).parked()).toEqual([{
      context: 'eligibility', stream: 'case-1', revision: 3, position: '17', eventId: 'e-3', type: 'intake.ApplicationAccepted', attempts: 5,
      parkedAt: '2026-01-05T00:00:00.000Z', reason: { name: 'Error', message: 'the means source was down', causes: [] }, bytes: 'e30=',
    }]);
  });

  it('are taken up again, and say so when they are parked again', async () => {
    const desk = deskWith(true);
    expect(await desk.unpark('eligibility', 'case-1')).toEqual({ context: 'eligibility', stream: 'case-1', parkedAgain: null });
    expect(desk.parked()).toEqual([]);
    expect(await deskWith(false).unpark('eligibility', 'case-1')).toMatchObject({ parkedAgain: { revision: 3 } });
  });

  it('that are not there are refused by name, before the consumers run too', async () => {
    const refusal = { refusal: 'ops.not-parked', params: { context: 'intake', stream: 'case-1' } };
    expect(await deskWith(true).unpark('intake', 'case-1')).toEqual(refusal);
    expect(await new OpsDesk().unpark('intake', 'case-1')).toEqual(refusal);
  });
});
