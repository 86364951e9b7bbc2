import type { ConfigOf, GATEWAY_SETTINGS } from '@juanzong/config';

type Given = ConfigOf<typeof GATEWAY_SETTINGS>;

/** What the gateway is told. Without an issuer people sign in here, as personas, on this machine only. */
export type GatewaySettings = Omit<Given, 'issuer' | 'logLevel'> & { readonly issuer?: string | undefined };
