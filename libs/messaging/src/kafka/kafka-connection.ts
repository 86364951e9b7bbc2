import type { KafkaConnection } from './kafka-options.js';

type Mechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';

/** How brokers are spoken to, as settings say it. */
export interface BrokersGiven {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** `on`: over TLS, with certificates that this machine trusts. */
  readonly tls?: string | undefined;
  /** `scram-sha-512:user:password`; as nobody if absent. */
  readonly login?: string | undefined;
}

/** The connection that they describe. */
export function kafkaConnectionOf({ brokers, clientId, tls, login }: BrokersGiven): KafkaConnection {
  const [, mechanism, username = '', password = ''] = /^([^:]+):([^:]+):(.+)$/s.exec(login ?? '') ?? [];
  return {
    brokers: [...brokers], clientId,
    ...(tls === 'on' ? { ssl: true } : {}),
    ...(mechanism === undefined ? {} : { sasl: { mechanism: mechanism as Mechanism, username, password } as NonNullable<KafkaConnection['sasl']> }),
  };
}
