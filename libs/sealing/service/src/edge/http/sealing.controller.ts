import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { describeRoutes, HTTP_EDGE, type HttpEdge, parseOrRefuse, RefusedError } from '@juanzong/http';
import { type Actor, type Bilingual, refuse, type Role } from '@juanzong/kernel';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { yearOfFile } from '../../published-files.js';
import { exportAgency } from '../../read/export-agency.js';
import { PublishedSeals } from '../../read/published-seals.js';
import { sealingRefusals } from '../../refusals.js';

const query = z.strictObject({ documents: z.enum(['true', 'false']).default('false') });
/** Staff for their own agency, a supervising authority for those of its region. */
const EXPORTERS: readonly Role[] = ['auditor', 'operator', 'supervisor', 'approver', 'quality-officer'];
const LIST: Bilingual = { zh: '已公布的封缄文件', en: 'Published files of daily roots' };
const FILE: Bilingual = { zh: '某年的封缄文件', en: 'The daily roots of a year' };
const EXPORT: Bilingual = { zh: '导出一个机构的全部案卷', en: 'Export all files of an agency' };

/** `/api/sealing/v1`: what is published is for everybody, whole agencies are for those who supervise them. */
@Controller('api/sealing/v1')
export class SealingController {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(SERVICE_RUNTIME) private readonly runtime: ServiceRuntime,
    @Inject(PublishedSeals) private readonly published: PublishedSeals,
  ) {}

  @Get('published')
  async list(@Res() reply: FastifyReply): Promise<void> {
    await reply.send({ files: await this.published.list() });
  }

  @Get('published/:file')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { file = '' } = request.params as { file?: string };
    const year = yearOfFile(file);
    const text = year === undefined ? undefined : await this.published.read(year);
    if (text === undefined) throw new RefusedError(refuse('sealing.nothing-published', { file }));
    await reply.type('application/x-ndjson; charset=utf-8').send(text);
  }

  @Get('agencies/:agency/export')
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    this.edge.permit(actor, EXPORTERS, EXPORT);
    const { agency = '' } = request.params as { agency?: string };
    if (!mayExport(actor, agency)) throw new RefusedError(refuse('sealing.agency-not-yours', { agency }));
    const { documents } = parseOrRefuse(query, request.query);
    const lines = await exportAgency(this.runtime, this.published, { agency, documents: documents === 'true' });
    if (!lines) throw new RefusedError(refuse('sealing.agency-unknown', { agency }));
    await reply.type('application/x-ndjson; charset=utf-8').header('content-disposition', `attachment; filename="agency-${agency}.jsonl"`).send(Readable.from(lines));
  }
}

function mayExport({ role, agency: own }: Actor, agency: string): boolean {
  if (role === 'supervisor') return own !== undefined && agency.startsWith(own.replace(/(00)+$/, ''));
  return own === undefined || own === agency;
}

describeRoutes(SealingController, {
  context: 'sealing', title: { zh: '每日封缄', en: 'Daily seals' }, catalogue: sealingRefusals,
  routes: [
    { method: 'get', path: '/api/sealing/v1/published', name: 'published', title: LIST, kind: 'open' },
    { method: 'get', path: '/api/sealing/v1/published/:file', name: 'published-file', title: FILE, kind: 'open' },
    { method: 'get', path: '/api/sealing/v1/agencies/:agency/export', name: 'export-agency', title: EXPORT, kind: 'query', roles: EXPORTERS, query },
  ],
});
