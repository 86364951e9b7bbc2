import { Controller, Get, Inject, Req } from '@nestjs/common';
import { describeRoutes, platformRefusal, RefusedError } from '@juanzong/http';
import type { FastifyRequest } from 'fastify';
import type { JWK } from 'jose';
import { BuiltinIssuer } from './builtin-issuer.js';
import { refuseOthers } from './refuse-others.js';

/** What other services on this machine ask an OIDC issuer for: where its keys are, and the keys. */
@Controller('api/identity')
export class DiscoveryController {
  constructor(@Inject(BuiltinIssuer) private readonly issuer: BuiltinIssuer) {}

  /** OpenID Connect Discovery 1.0. Nothing is there where the issuer's name is no address. */
  @Get('.well-known/openid-configuration')
  configuration(@Req() request: FastifyRequest): object {
    refuseOthers(request);
    const { issuer } = this.issuer;
    if (!URL.canParse(issuer) || !issuer.startsWith('http')) throw new RefusedError(platformRefusal('request.route-not-found'));
    return {
      issuer,
      jwks_uri: `${issuer}/v1/keys`,
      token_endpoint: `${issuer}/v1/token`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['EdDSA'],
      claims_supported: ['iss', 'sub', 'aud', 'iat', 'exp', 'role', 'agency'],
    };
  }

  @Get('v1/keys')
  keys(@Req() request: FastifyRequest): { readonly keys: readonly JWK[] } {
    refuseOthers(request);
    return this.issuer.keys();
  }
}

describeRoutes(DiscoveryController, {
  context: 'identity',
  title: { zh: '身份', en: 'Identity' },
  routes: [
    { method: 'get', path: '/api/identity/.well-known/openid-configuration', name: 'openid-configuration', title: { zh: '签发者的说明', en: 'Discovery document of the issuer' }, kind: 'open' },
    { method: 'get', path: '/api/identity/v1/keys', name: 'issuer-keys', title: { zh: '核对令牌的公钥', en: 'Public keys that verify tokens' }, kind: 'open' },
  ],
});
