import { closedFieldsOf } from './encrypted-fields.js';
import { commitmentTo, openDisclosed } from './open-disclosed.js';
import { type Problem, problem, type ProblemCode } from './problems.js';
import type { DisclosedField } from './report.js';
import { disclosureShape, type EntryShape } from './shapes.js';

/** Opens every disclosed field; a key that is not the one an entry commits to is a forgery. */
export function checkDisclosures(items: readonly unknown[], entries: readonly EntryShape[]): { disclosed: DisclosedField[]; problems: Problem[] } {
  const byId = new Map(entries.map((entry) => [entry.eventId, entry]));
  const fieldsOf = new Map<EntryShape, ReturnType<typeof closedFieldsOf>>();
  const fieldsIn = (entry: EntryShape): ReturnType<typeof closedFieldsOf> => {
    const fields = fieldsOf.get(entry) ?? closedFieldsOf(entry.data);
    fieldsOf.set(entry, fields);
    return fields;
  };
  const problems: Problem[] = [];
  const disclosed: DisclosedField[] = [];
  let last = '';
  for (const item of items) {
    const parsed = disclosureShape.safeParse(item);
    if (!parsed.success) {
      problems.push(problem('disclosure.malformed'));
      continue;
    }
    const { eventId, field } = parsed.data;
    const entry = byId.get(eventId);
    const found = (code: ProblemCode): void => {
      problems.push(problem(code, { eventId, about: field, ...(entry ? { revision: entry.revision } : {}) }));
    };
    const place = `${eventId}\n${field}`;
    if (place <= last) found('disclosure.order');
    last = place;
    const closed = entry && fieldsIn(entry).get(field);
    const key = Buffer.from(parsed.data.key, 'hex');
    if (!entry) found('disclosure.entry-unknown');
    else if (!closed) found('disclosure.field-unknown');
    else if (commitmentTo(key) !== closed.keyCommitment) found('disclosure.commitment-wrong');
    else {
      try {
        disclosed.push({ eventId, revision: entry.revision, field, value: openDisclosed(closed, { stream: entry.stream, eventId, field }, key) });
      } catch {
        // Why it does not decrypt is of no use to the reader, and the cause may quote bytes of it.
        found('disclosure.undecryptable');
      }
    }
  }
  return { disclosed, problems };
}
