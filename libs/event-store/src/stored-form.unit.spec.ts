import type { RecordedEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { ENTRY_FORMAT } from '@juanzong/case-file';
import fc from 'fast-check';
import { readEvent } from './read-event.js';
import { response } from './spec-support/read-response.js';
import { fromStored, unopened } from './stored-form.js';
import { sealedEntries } from './testing/index.js';

const [sealed] = sealedEntries('case-a', 1);

/** An event as it comes from a store that holds these bytes. */
function stored(metadata: string, data: string): RecordedEvent {
  const read = readEvent(response({
    id: '0188a3c2-0000-4000-8000-000000000000', stream: 'case-a', type: 'sample.ThingHappened', contentType: 'application/json', data: Buffer.from(data), metadata: Buffer.from(metadata), numbers: [0n, 7n, 7n], ticks: '17961309426110000', kind: 'plain',
  }));
  if (!read) throw new Error('not read');
  return read.event;
}

const envelopeOf = (more: object = {}): string => {
  const { data: _, ...envelope } = { ...sealed, ...more };
  return JSON.stringify(envelope);
};

describe('an entry that is passed on unread', () => {
  it('is, byte for byte, the entry that is stored', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'grapheme' }), (data, agency) => {
        const event = stored(envelopeOf({ agency }), JSON.stringify(data));
        const { position, entry, json } = unopened(event);
        const whole = fromStored(event);
        expect(json.toString()).toBe(JSON.stringify(whole.entry));
        const { data: read, ...envelope } = whole.entry;
        expect([position, entry, read]).toEqual([whole.position, envelope, JSON.parse(JSON.stringify(data))]);
      }),
    );
  });

  it('is the same entry where its envelope was written with blanks, or by the client itself', () => {
    const blank = stored(`${envelopeOf()} \n`, '{ "n": 1 }');
    expect(JSON.parse(unopened(blank).json.toString())).toEqual(fromStored(blank).entry);
    const byClient = { ...fieldsOf(blank), metadata: blank.metadata, data: blank.data } as RecordedEvent;
    expect(JSON.parse(unopened(byClient).json.toString())).toEqual(fromStored(blank).entry);
  });

  it('is named where it is no entry', () => {
    for (const metadata of ['', '{}', '[]', 'no JSON', `{"entryFormat":${ENTRY_FORMAT + 1}}`]) {
      const event = stored(metadata, '{}');
      for (const read of [fromStored, unopened]) expect(() => read(event)).toThrow('not an entry of a case file: case-a@0');
    }
  });
});

const fieldsOf = ({ streamId, id, revision, type, created, position }: RecordedEvent) => ({ streamId, id, revision, type, created, position, isJson: true });
