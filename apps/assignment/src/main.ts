import 'reflect-metadata';
import { AssignmentModule, AssignmentReactions } from '@juanzong/assignment-service';
import { DeadlineEntity } from '@juanzong/deadlines';
import { runService } from '@juanzong/profile/cluster';

await runService({
  name: 'assignment', title: { zh: '指派', en: 'assignment' }, modules: () => [AssignmentModule], reacts: true, keeper: AssignmentReactions,
  entities: [DeadlineEntity], projections: () => [],
});
