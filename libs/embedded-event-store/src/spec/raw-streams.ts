import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentials, Metadata } from '@grpc/grpc-js';
import { streamsService } from '../server/protocol.js';
import { credentialsOf } from './credentials-of.js';
import type { OpenStore } from './open-store.js';

/** The stub that the official client is built on, for what it never asks itself. */
export function rawStreams({ store, dataDirectory }: OpenStore): { client: InstanceType<typeof streamsService.StreamsClient>; metadata: Metadata } {
  const trust = credentials.createSsl(readFileSync(join(dataDirectory, 'tls/ca.crt')));
  const { username, password } = credentialsOf(store.connectionString);
  const metadata = new Metadata();
  metadata.set('authorization', `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  return { client: new streamsService.StreamsClient(`localhost:${store.port}`, trust), metadata };
}
