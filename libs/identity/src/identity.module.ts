import { type DynamicModule, Module } from '@nestjs/common';
import { BuiltinIssuer, type IssuerParts } from './builtin-issuer.js';
import { DiscoveryController } from './discovery.controller.js';
import { IdentityController } from './identity.controller.js';
import { isLoopbackHost } from './loopback.js';
import { signingKey } from './signing-key.js';

export interface IdentityOptions extends Omit<IssuerParts, 'key'> {
  /** Where the signing key is kept, mode 0600; made if absent. */
  readonly keyFile: string;
  /** What the platform listens on. */
  readonly host: string;
}

@Module({})
export class IdentityModule {
  /** The module that answers `/api/identity`. */
  static of(issuer: BuiltinIssuer): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [IdentityController, DiscoveryController],
      providers: [{ provide: BuiltinIssuer, useValue: issuer }],
      exports: [BuiltinIssuer],
    };
  }
}

/** The built-in issuer. @throws Error where the platform listens on more than this machine: it asks nobody for a password. */
export async function builtinIssuer({ keyFile, host, ...parts }: IdentityOptions): Promise<BuiltinIssuer> {
  if (!isLoopbackHost(host)) {
    throw new Error(`内置登录只能在本机地址上使用，当前监听 ${host} / the built-in issuer needs a loopback host, not ${host}`);
  }
  return new BuiltinIssuer({ ...parts, key: await signingKey(keyFile) });
}
