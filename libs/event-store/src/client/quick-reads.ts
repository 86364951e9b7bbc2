// CommonJS modules whose names Node cannot see, hence the default imports.
import conversion from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ReadEvent, readEvent } from '../read-event.js';

type Response = InstanceType<typeof streams.ReadResp>;
type Convert = typeof conversion.convertGrpcRecord;

/**
 * Of every event that is read the client makes a generated message, field by field, and of that its own form; both together
 * cost several times what the event itself does. Here the bytes of an event become that form at once. Whatever is not plain
 * (links, structured ids, JSON that is none, fields that nobody knows) goes the client's own way. What comes out is the same;
 * a unit test compares it. The client is pinned.
 */
export function readQuickly(): void {
  if (originals.replaced) return;
  originals.replaced = true;
  streams.ReadResp.deserializeBinary = (bytes) => {
    const read = readEvent(bytes);
    return read ? (new QuickResponse(new QuickContent(read)) as unknown as Response) : originals.deserializeBinary(bytes);
  };
  // The client converts through its module's exports, so that what stands there is what it calls.
  const convertGrpcRecord = ((record) => (record instanceof QuickRecord ? record.event : originals.convertGrpcRecord(record))) as Convert;
  Object.assign(conversion, { convertGrpcRecord });
}

const originals = { deserializeBinary: streams.ReadResp.deserializeBinary.bind(streams.ReadResp), convertGrpcRecord: conversion.convertGrpcRecord, replaced: false };

/** An event that is in the client's own form already. */
class QuickRecord {
  constructor(readonly event: ReadEvent['event']) {}
}

/** What a response says of an event, as far as the client looks at it. */
class QuickContent {
  constructor(private readonly read: ReadEvent) {}

  hasEvent(): boolean {
    return true;
  }

  getEvent(): QuickRecord {
    return new QuickRecord(this.read.event);
  }

  hasLink(): boolean {
    return false;
  }

  hasCommitPosition(): boolean {
    return this.read.commitPosition !== undefined;
  }

  getCommitPosition(): bigint | undefined {
    return this.read.commitPosition;
  }
}

/** A response that carries an event: for whatever else it might carry the client asks with `?.`. */
class QuickResponse {
  constructor(private readonly content: QuickContent) {}

  hasEvent(): boolean {
    return true;
  }

  getEvent(): QuickContent {
    return this.content;
  }
}
