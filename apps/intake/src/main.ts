import 'reflect-metadata';
import { DeadlineEntity } from '@juanzong/deadlines';
import { DOCUMENT_BODY_LIMITS, IntakeModule, IntakeReactions } from '@juanzong/intake-service';
import { runService } from '@juanzong/profile/cluster';

await runService({
  name: 'intake', title: { zh: '受理', en: 'intake' }, modules: () => [IntakeModule], reacts: true, keeper: IntakeReactions,
  entities: [DeadlineEntity], projections: () => [], bodyLimits: DOCUMENT_BODY_LIMITS,
});
