import { describe, expect, it } from '@jest/globals';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { contractFaults } from './index.js';

const sound = defineEvent({
  type: 'test.Happened', version: 1, label: { zh: '发生', en: 'Happened' }, streams: ['case'], mustUnderstand: [], lifeCycle: false,
  schema: z.strictObject({ name: z.string().meta({ personal: 'applicant' }), income: z.number().nullable().meta({ personal: 'applicant' }) }), example: { name: '张三', income: 1 },
});

describe('the faults of contracts', () => {
  it('a sound one has none', () => expect(contractFaults('test', [sound])).toEqual([]));

  it.each([
    ['an example that does not fit', { ...sound, example: { name: 1 } }, /example/],
    ['a personal number that may not be null', { ...sound, schema: z.strictObject({ name: z.string(), income: z.number().meta({ personal: 'applicant' }) }) }, /neither a string nor nullable/],
    ['a name that says nothing', { ...sound, type: 'test.NameUpdated' }, /what happened/],
    ['a name of another context', { ...sound, type: 'other.Happened' }, /not in test/],
    ['a label in one language', { ...sound, label: { zh: 'only', en: 'only' } }, /label/],
    ['an unknown stream', { ...sound, streams: ['nowhere'] }, /stream/],
  ])('%s is found', (_what, contract, fault) => expect(contractFaults('test', [contract as never])).toEqual([expect.stringMatching(fault)]));
});
