import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { features } from './protocol.js';

/** The server version whose behaviour this node claims. */
export const SERVER_VERSION = '24.6.0';

const STREAMS = 'event_store.client.streams.streams';
const USERS = 'event_store.client.users.users';
const METHODS: readonly (readonly [service: string, method: string, features: readonly string[]])[] = [
  [STREAMS, 'append', []],
  [STREAMS, 'batchappend', ['deadline_duration']],
  [STREAMS, 'read', ['position', 'events']],
  [STREAMS, 'delete', []],
  [STREAMS, 'tombstone', []],
  ['event_store.client.gossip.gossip', 'read', []],
  ...['create', 'resetpassword', 'changepassword', 'enable', 'disable'].map((method) => [USERS, method, []] as const),
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods', []],
];

/** What this node serves, by names in lower case. What it does not serve is not listed. */
export function supportedMethods(): SupportedMethods {
  const answer = new features.SupportedMethods();
  answer.setEventStoreServerVersion(SERVER_VERSION);
  for (const [service, method, list] of METHODS) {
    const entry = new features.SupportedMethod();
    entry.setServiceName(service);
    entry.setMethodName(method);
    entry.setFeaturesList([...list]);
    answer.addMethods(entry);
  }
  return answer;
}
