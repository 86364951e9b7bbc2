import { Module } from '@nestjs/common';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { EligibilityEvents } from './edge/events/eligibility.events.js';
import { EligibilityHttp } from './edge/http/eligibility.edge.js';
import { EligibilityCommands } from './write/eligibility-commands.js';
import { EligibilityReactions } from './write/eligibility-reactions.js';
import { MEANS_SOURCE, type MeansSource } from './write/means-source.js';
import { RecordedMeansSource } from './write/recorded-means-source.js';

/**
 * Eligibility at a glance. Commands: `edge/http/eligibility.actions.ts` → `write/eligibility-commands.ts`. Reactions:
 * an accepted application is examined by rule; one that ended settles advance aid. Deadlines it keeps: formalities of advance aid, notice of
 * a termination, filing and decision of an objection; `EligibilityReactions.fire` is told when one comes due. It marks the examination that intake started as met.
 */
@Module({
  controllers: [EligibilityHttp, EligibilityEvents],
  providers: [
    { provide: MEANS_SOURCE, useClass: RecordedMeansSource },
    {
      provide: EligibilityCommands,
      useFactory: (runtime: ServiceRuntime, means: MeansSource) => new EligibilityCommands(runtime, means),
      inject: [SERVICE_RUNTIME, MEANS_SOURCE],
    },
    { provide: EligibilityReactions, useFactory: (runtime: ServiceRuntime) => new EligibilityReactions(runtime), inject: [SERVICE_RUNTIME] },
  ],
  exports: [EligibilityReactions],
})
export class EligibilityModule {}
