import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { serializeExport } from '@juanzong/case-file';
import { describeRoutes, HTTP_EDGE, type HttpEdge, parseOrRefuse, RefusedError } from '@juanzong/http';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { exportCase } from '../../read/export-case.js';

const query = z.strictObject({ disclose: z.string().optional(), reason: z.string().trim().min(1).optional(), documents: z.enum(['true', 'false']).optional() });

/** An exported case file is sent byte for byte: it must equal its own canonical serialisation. */
@Controller('api/case-history/v1')
export class ExportController {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(SERVICE_RUNTIME) private readonly runtime: ServiceRuntime,
  ) {}

  @Get('cases/:id/export')
  async exportFile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    const { id = '' } = request.params as { id?: string };
    const { disclose, reason, documents } = parseOrRefuse(query, request.query);
    const file = await exportCase(this.runtime, { caseId: id, actor, disclose: disclose?.split(',').filter(Boolean) ?? [], reason, documents: documents === 'true' });
    if ('refusal' in file) throw new RefusedError(file);
    await reply.type('application/json; charset=utf-8').header('content-disposition', `attachment; filename="case-${id}.json"`).send(serializeExport(file));
  }
}

describeRoutes(ExportController, {
  context: 'case-history', title: { zh: '案卷历史', en: 'Case history' },
  routes: [{ method: 'get', path: '/api/case-history/v1/cases/:id/export', name: 'export', title: { zh: '导出案卷', en: 'Export a case file' }, kind: 'query', query }],
});
