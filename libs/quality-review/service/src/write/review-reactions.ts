import { caseStream, type Entry, toRecorded } from '@juanzong/case-file';
import { campaignDecider, reviewDecider, sampledCases, stratumOf } from '@juanzong/quality-review-domain';
import { react, type ServiceRuntime } from '@juanzong/service-kit';
import { reviewIdOf } from './campaign-standings.js';
import { reviewInput } from './review-commands.js';

/** What a draw calls for: every drawn file is told, and its reviewers are drawn. */
export class ReviewReactions {
  constructor(private readonly runtime: ServiceRuntime) {}

  async on(entry: Entry): Promise<void> {
    const { cabinet, registry } = this.runtime;
    const selected = sampledCases(toRecorded(entry, entry.data, registry));
    const state = (await cabinet.open(entry.stream)).stateFor(campaignDecider);
    if (selected.length === 0 || !('drawn' in state)) return;
    const { opened: { campaign, region, sheet }, drawn: { seed, rule } } = state;
    const frame = new Map(state.frame.map((file) => [file.caseId, file]));
    const input = await reviewInput(this.runtime, region);
    for (const caseId of selected) {
      const framed = frame.get(caseId);
      if (!framed) throw new Error(`${entry.stream}: the drawn file ${caseId} is not in the frame`);
      const { revision, hash, lawyerId } = framed;
      const saw = (await cabinet.open(caseStream(caseId))).entries.filter((filed) => filed.entry.revision <= revision).map((filed) => filed.entry.eventId);
      await react(this.runtime, {
        decider: reviewDecider, stream: caseStream(caseId), input, cause: entry, name: 'sample-for-review', occurredAt: entry.occurredAt,
        command: { kind: 'sampleForReview', campaign, reviewId: reviewIdOf(campaign, caseId), region, sheet, head: { revision, hash }, stratum: stratumOf(framed, rule), seed, lawyerId, saw },
      });
    }
  }
}
