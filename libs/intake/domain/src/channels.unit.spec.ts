import { describe, expect, it } from '@jest/globals';
import { CHANNELS, NOTIFICATION_CHANNELS } from '@juanzong/intake-contracts';
import { CHANNELS as CATALOGUE, isNotificationChannel } from '@juanzong/policy';

describe('the channels of an application', () => {
  it('are those of the catalogue, in its order, and so are the notifying ones', () => {
    expect(CHANNELS).toEqual(CATALOGUE.codes);
    expect(NOTIFICATION_CHANNELS).toEqual(CATALOGUE.codes.filter(isNotificationChannel));
  });
});
