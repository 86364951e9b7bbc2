import { expect, it } from '@jest/globals';
import { kafkaConnectionOf } from './kafka-connection.js';

it('brokers are spoken to as the settings say: in clear and as nobody, or over TLS as somebody', () => {
  expect(kafkaConnectionOf({ brokers: ['a:9092'], clientId: 'c', tls: 'off', login: undefined })).toEqual({ brokers: ['a:9092'], clientId: 'c' });
  expect(kafkaConnectionOf({ brokers: ['a:9092'], clientId: 'c', tls: 'on', login: 'scram-sha-512:juanzong:p:w' })).toEqual({
    brokers: ['a:9092'], clientId: 'c', ssl: true, sasl: { mechanism: 'scram-sha-512', username: 'juanzong', password: 'p:w' },
  });
});
