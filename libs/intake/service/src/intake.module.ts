import { Module } from '@nestjs/common';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { CaseDocuments } from './documents/case-documents.js';
import { DocumentsController } from './documents/documents.controller.js';
import { IntakeEvents } from './edge/events/intake.events.js';
import { IntakeHttp } from './edge/http/intake.edge.js';
import { IntakeCommands } from './write/intake-commands.js';
import { IntakeReactions } from './write/intake-reactions.js';

/**
 * Intake at a glance. Commands: `edge/http/intake.actions.ts` → `write/intake-commands.ts`. Reactions:
 * `edge/events/intake.events.ts` → `write/intake-reactions.ts`. Deadlines it keeps: examination, notified
 * assignment, supplement; `IntakeReactions.fire` is told when one comes due. Documents: `documents/`. Projections: none of its own.
 */
@Module({
  controllers: [IntakeHttp, DocumentsController, IntakeEvents],
  providers: [
    { provide: CaseDocuments, useFactory: (runtime: ServiceRuntime) => new CaseDocuments(runtime), inject: [SERVICE_RUNTIME] },
    { provide: IntakeCommands, useFactory: (runtime: ServiceRuntime) => new IntakeCommands(runtime), inject: [SERVICE_RUNTIME] },
    { provide: IntakeReactions, useFactory: (runtime: ServiceRuntime) => new IntakeReactions(runtime), inject: [SERVICE_RUNTIME] },
  ],
  exports: [IntakeCommands, IntakeReactions],
})
export class IntakeModule {}
