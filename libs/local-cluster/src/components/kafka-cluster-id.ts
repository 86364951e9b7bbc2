import { randomBytes } from 'node:crypto';

/** A new id for a cluster, 128 bits as Kafka writes them. Never one that begins with a hyphen, as one in 64 would: its tools take that for an option, which is why its own generator leaves them out too. */
export function newClusterId(random: () => Buffer = () => randomBytes(16)): string {
  for (;;) {
    const id = random().toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
