import type { Vault } from '@juanzong/vault';

export const TIME_SECRET = 'x-juanzong-time';

/** What a service of the same platform knows and nobody else: time is moved by it alone. */
export const timeSecretOf = (vault: Pick<Vault, 'keyedHash'>): string => vault.keyedHash('time of the cluster', 'moved by one service');
