import { assignmentRefusals } from '@juanzong/assignment-domain';
import { canonicalJson } from '@juanzong/case-file';
import { describeRoutes, HTTP_EDGE, type HttpEdge, parseOrRefuse, RefusedError } from '@juanzong/http';
import type { Role } from '@juanzong/kernel';
import { ownershipRefusals, SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rosterFile } from '../../read/roster-file.js';

const TITLE = { zh: '律师名册记录（供核验抽派）', en: 'A roster’s entries, to verify its draws' };
const ROLES: readonly Role[] = ['auditor', 'operator', 'assigner'];
const params = z.object({ id: z.string() });
const query = z.strictObject({ case: z.uuid().optional() });

/** A roster is sent byte for byte: it must equal its own canonical serialisation. */
@Controller('api/assignment/v1')
export class RosterFileController {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(SERVICE_RUNTIME) private readonly runtime: ServiceRuntime,
  ) {}

  @Get('rosters/:id/entries')
  async roster(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    this.edge.permit(actor, ROLES, TITLE);
    const { id: pool } = parseOrRefuse(params, request.params);
    const { case: upToCase } = parseOrRefuse(query, request.query);
    const file = await rosterFile(this.runtime, { pool, actor, upToCase });
    if ('refusal' in file) throw new RefusedError(file);
    await reply.type('application/json; charset=utf-8').header('content-disposition', `attachment; filename="roster-${encodeURIComponent(pool)}.json"`).send(canonicalJson(file));
  }
}

describeRoutes(RosterFileController, {
  context: 'assignment', title: { zh: '指派', en: 'Assignment' }, catalogue: { ...assignmentRefusals, ...ownershipRefusals },
  routes: [{ method: 'get', path: '/api/assignment/v1/rosters/:id/entries', name: 'roster-file', title: TITLE, kind: 'query', roles: ROLES, query }],
});
