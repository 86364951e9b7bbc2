import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredRecord } from '../storage/stored-record.js';
import { invalidArgument } from './call-error.js';
import { compileRegex } from './filter-regex.js';
import { streams } from './protocol.js';

/** Which events of `$all` are wanted, and after how many considered events a checkpoint is due. */
export interface EventFilter {
  matches(record: StoredRecord): boolean;
  readonly checkpointInterval: number;
}

/** How many events are looked at for one page when the client sets no window. */
const DEFAULT_WINDOW = 32;

/**
 * Reads the filter of a request; undefined when there is none. It looks at the name of the stream or the type of the
 * event that is in `$all`: of a link, not of its target. Prefixes win over a regular expression.
 */
export function readFilter(options: ReadReq.Options): EventFilter | undefined {
  const filter = options.getFilter();
  if (filter === undefined) return undefined;
  const { FilterCase, WindowCase } = streams.ReadReq.Options.FilterOptions;
  const byName = filter.getFilterCase() === FilterCase.STREAM_IDENTIFIER;
  const expression = byName ? filter.getStreamIdentifier() : filter.getEventType();
  if (expression === undefined) throw invalidArgument('The filter has no expression');
  const wanted = textMatcher(expression.getPrefixList(), expression.getRegex());
  const window = filter.getWindowCase() === WindowCase.MAX ? filter.getMax() : DEFAULT_WINDOW;
  const multiplier = filter.getCheckpointintervalmultiplier();
  if (window === 0 || multiplier === 0) throw invalidArgument('The window and the checkpoint interval must be above 0');
  return {
    matches: (record) => wanted(byName ? record.stream : record.type),
    checkpointInterval: window * multiplier,
  };
}

function textMatcher(prefixes: readonly string[], regex: string): (text: string) => boolean {
  if (prefixes.length > 0) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  if (regex === '') throw invalidArgument('The filter has neither prefixes nor a regular expression');
  const pattern = compileRegex(regex);
  return (text) => pattern.test(text);
}
