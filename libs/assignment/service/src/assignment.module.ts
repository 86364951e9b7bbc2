import { Module } from '@nestjs/common';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { AssignmentEvents } from './edge/events/assignment.events.js';
import { AssignmentHttp } from './edge/http/assignment.edge.js';
import { AssignmentCommands } from './write/assignment-commands.js';
import { AssignmentReactions } from './write/assignment-reactions.js';

/**
 * Assignment at a glance. Commands on cases: `edge/http/case.actions.ts`; on rosters: `edge/http/roster.actions.ts`
 * → `write/assignment-commands.ts`. The draw protocol: `write/draws.ts`. Reactions: opens with the grant, settles
 * turns, ends or goes on with the aid. Deadlines it keeps: assignment, agreement, change-decision; `AssignmentReactions.fire` is told when one comes due.
 */
@Module({
  controllers: [AssignmentHttp, AssignmentEvents],
  providers: [
    { provide: AssignmentCommands, useFactory: (runtime: ServiceRuntime) => new AssignmentCommands(runtime), inject: [SERVICE_RUNTIME] },
    { provide: AssignmentReactions, useFactory: (runtime: ServiceRuntime) => new AssignmentReactions(runtime), inject: [SERVICE_RUNTIME] },
  ],
  exports: [AssignmentReactions],
})
export class AssignmentModule {}
