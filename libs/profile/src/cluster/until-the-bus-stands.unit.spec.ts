import { describe, expect, it } from '@jest/globals';
import { createLog } from '@juanzong/observability';
import { untilTheBusStands } from './until-the-bus-stands.js';

const lines: string[] = [];
const log = createLog('info', { write: (line) => void lines.push(line) });

describe('a service that starts before the topic is there', () => {
  it('waits for it, and says so once', async () => {
    let asked = 0;
    await untilTheBusStands({ epoch: () => ((asked += 1) < 3 ? Promise.reject(new Error('no topic')) : Promise.resolve('e')) }, 'intake', log);
    expect([asked, lines.length]).toEqual([3, 1]);
  });

  it('says what stands in the way once its patience is over', async () => {
    await expect(untilTheBusStands({ epoch: () => Promise.reject(new Error('no topic')) }, 'intake', log, 0)).rejects.toThrow('no topic');
  });
});
