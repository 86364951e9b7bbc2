/** Where and as whom to connect. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Encrypted, and whether the server's certificate is looked at; in clear if absent. */
  readonly ssl?: { readonly rejectUnauthorized: boolean };
}
