import 'reflect-metadata';
import { DeadlineEntity } from '@juanzong/deadlines';
import { EligibilityModule, EligibilityReactions } from '@juanzong/eligibility-service';
import { runService } from '@juanzong/profile/cluster';

await runService({
  name: 'eligibility', title: { zh: '审查', en: 'eligibility' }, modules: () => [EligibilityModule], reacts: true, keeper: EligibilityReactions,
  entities: [DeadlineEntity], projections: () => [],
});
