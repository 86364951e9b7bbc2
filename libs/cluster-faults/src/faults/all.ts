import { away, killed, wiped } from './components.js';
import { rebalances, slowConsumer } from './consumers.js';
import { positionsDropped, readModelsDropped, redisFlushed } from './data.js';
import { doubledDeliveries } from './deliveries.js';
import { storeFull, storeReadOnly } from './disk.js';
import type { Fault } from './fault.js';
import { poison } from './poison.js';
import { relayKilledBeforeItNotes, topicDeleted, zombieRelay } from './relay.js';
import { everythingKilled, instancesKilled, servicesKilled } from './services.js';

/** What a change is tried with before it lands: one of each kind, none of which is long to wait for. */
export const FAULTS_IN_BRIEF: readonly Fault[] = [killed('event-store'), redisFlushed, topicDeleted, doubledDeliveries, relayKilledBeforeItNotes];

/** Every fault that needs nothing but a cluster, what is cheap to wait for first. */
export const FAULTS: readonly Fault[] = [
  killed('event-store'), killed('redis'), killed('postgres'), killed('s3'), killed('kafka'),
  redisFlushed, wiped('redis'), readModelsDropped, positionsDropped, topicDeleted, wiped('kafka'),
  doubledDeliveries, poison, relayKilledBeforeItNotes, zombieRelay, slowConsumer, rebalances,
  away('event-store'), away('postgres'), away('kafka'),
  instancesKilled, servicesKilled, everythingKilled,
];

/** Needs a disk of its own for the event store. */
export const FAULTS_OF_DISK: readonly Fault[] = [storeFull, storeReadOnly];
