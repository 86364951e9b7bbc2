import { describe, expect, it } from '@jest/globals';
import { newClusterId } from './kafka-cluster-id.js';

describe('the id of a Kafka cluster', () => {
  it('is 128 bits in 22 characters', () => expect(Buffer.from(newClusterId(), 'base64url')).toHaveLength(16));

  it('never begins like an option of the tools that are told it', () => {
    const [hyphen, letter] = [Buffer.alloc(16, 0b1111_1011), Buffer.alloc(16, 1)];
    const drawn = [hyphen, hyphen, letter];
    expect(hyphen.toString('base64url')).toMatch(/^-/);
    expect(newClusterId(() => drawn.shift() ?? letter)).toBe(letter.toString('base64url'));
  });
});
