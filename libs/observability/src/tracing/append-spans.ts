import { familyOf } from '@juanzong/case-file';
import type { HandlingEnded } from '@juanzong/event-store';
import { type Spans, underWay } from './spans.js';
import { appendSpanId, traceIdOf } from './trace-ids.js';

/**
 * Spans of deciding and appending. One that wrote has the id that its entries lead to; one that wrote nothing has an id of its
 * own. Where something else is under way than the command's own trace, the two are linked.
 */
export class AppendSpans {
  constructor(private readonly spans: Spans) {}

  handled({ stream, commandId, correlationId, causationId, outcome, code, revision, eventIds, types, startedMs }: HandlingEnded): void {
    const traceId = traceIdOf(correlationId);
    const { parent, elsewhere } = underWay(traceId);
    this.spans.past(`append ${familyOf(stream)}`, {
      traceId, parent, startedMs, links: [elsewhere],
      ...(outcome === 'written' ? { spanId: appendSpanId({ stream, commandId }) } : {}),
      attributes: {
        'juanzong.stream': stream, 'juanzong.command_id': commandId, 'juanzong.causation_id': causationId, 'juanzong.outcome': outcome,
        'juanzong.refusal': code, 'juanzong.revision': revision, 'juanzong.event_ids': [...eventIds], 'juanzong.entry_types': [...types],
      },
    }, outcome === 'failed');
  }
}
