import { Module } from '@nestjs/common';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { AssignmentEvents } from './edge/events/assignment.events.js';
import { AssignmentHttp } from './edge/http/assignment.edge.js';
import { AssignmentQuestions } from './edge/http/assignment.queries.js';
import { RosterFileController } from './edge/http/roster-file.controller.js';
import { ProviderAnswers } from './read/provider-of-case.js';
import { AssignmentCommands } from './write/assignment-commands.js';
import { AssignmentReactions } from './write/assignment-reactions.js';

/**
 * Assignment at a glance. Commands on cases: `edge/http/case.actions.ts`; on rosters: `edge/http/roster.actions.ts`
 * → `write/assignment-commands.ts`. The draw protocol: `write/draws.ts`. Reactions: opens with the grant, settles
 * turns, ends or goes on with the aid. Asked: `edge/http/assignment.queries.ts`, who has a case in hand. A roster as it is
 * stored: `read/roster-file.ts`. Deadlines it keeps: assignment, agreement, change-decision; `AssignmentReactions.fire` is told when one comes due.
 */
@Module({
  controllers: [AssignmentHttp, AssignmentQuestions, RosterFileController, AssignmentEvents],
  providers: [
    { provide: AssignmentCommands, useFactory: (runtime: ServiceRuntime) => new AssignmentCommands(runtime), inject: [SERVICE_RUNTIME] },
    { provide: AssignmentReactions, useFactory: (runtime: ServiceRuntime) => new AssignmentReactions(runtime), inject: [SERVICE_RUNTIME] },
    { provide: ProviderAnswers, useFactory: (runtime: ServiceRuntime) => new ProviderAnswers(runtime), inject: [SERVICE_RUNTIME] },
  ],
  exports: [AssignmentReactions],
})
export class AssignmentModule {}
