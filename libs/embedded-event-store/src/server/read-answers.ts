import { randomUUID } from 'node:crypto';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { shared, streams } from './protocol.js';

const bytes = (response: ReadResp): Buffer => Buffer.from(response.serializeBinary());

/** The first message of a subscription. */
export const confirmation = (): Buffer => bytes(new streams.ReadResp().setConfirmation(
  new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()),
));

/** A filtered subscription has seen everything up to and including this position. */
export const checkpoint = (position: number): Buffer => bytes(new streams.ReadResp().setCheckpoint(
  new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
));

export const streamNotFound = (name: string): Buffer => bytes(new streams.ReadResp().setStreamNotFound(
  new streams.ReadResp.StreamNotFound().setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(name))),
));

export const caughtUp = (): Buffer => bytes(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));

export const fellBehind = (): Buffer => bytes(new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind()));
