export { type BackOff, backOffMs, DEFAULT_BACK_OFF } from './bus/back-off.js';
export { type CloudEvent, fromCloudEvent, messageBytes, messageFromBytes, toCloudEvent } from './bus/cloud-event.js';
export { InProcessTransport, type InProcessTransportOptions } from './bus/in-process-transport.js';
export { BEFORE_FIRST, isPublished, type Located, type Message, opened, type Outgoing, type Position, toMessage, type Unopened } from './bus/message.js';
export type { MessagingMetrics } from './bus/metrics.js';
export { partitionOf } from './bus/partition-of.js';
export { systemTimer, type Timer } from './bus/timer.js';
export {
  type Delivery, type DeliveryHandler, epochOf, type HeartbeatDelivery, type MessageDelivery, positionOf, type SubscribeOptions, type Subscription,
  type Transport,
} from './bus/transport.js';
export type { ConsumerOptions, MessageHandlerFn } from './consumer/consumer-options.js';
export { ConsumerRunner } from './consumer/consumer-runner.js';
export { GapNotFilled, PermanentFailure } from './consumer/failures.js';
export { MemoryPositionStore } from './consumer/memory-position-store.js';
export { type ParkedStream, type ParkingReason, reasonOf } from './consumer/parked-stream.js';
export type {
  CheckpointLog, ContextCheckpoint, PartitionPosition, PositionChange, PositionStore, SavedPositions,
} from './consumer/position-store.js';
export type { StreamReader } from './consumer/stream-reader.js';
export { CaseFileServer } from './nest/case-file-server.js';
export { connectCaseFileServer, createCaseFileService } from './nest/connect.js';
export { contextTransport } from './nest/context-transport.js';
export { KeepCauseFilter } from './nest/keep-cause.filter.js';
export { MessageContext } from './nest/message-context.js';
export { OnEntry } from './nest/on-entry.js';
export { LostCause, UnhandledEntry } from './nest/unhandled-entry.js';
export { type EntryFeed, type FeedItem, MemoryRelayCheckpoints, type RelayCheckpoints } from './relay/entry-feed.js';
export { Relay, type RelayOptions } from './relay/relay.js';
export { RelayFenced } from './relay/relay-fenced.js';
