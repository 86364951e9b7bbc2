import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { describeRoutes, HTTP_EDGE, type HttpEdge, parseOrRefuse, RefusedError, subjectOf } from '@juanzong/http';
import { isRefusal, type Refusal } from '@juanzong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CaseDocuments } from './case-documents.js';
import { documentUpload } from './document-upload.js';
import { documentsRefusals } from './documents.refusals.js';

const BASE = '/api/intake/v1/cases/:id/documents';
const opening = z.strictObject({ reason: z.string().trim().min(1) });

/** Documents of a case: handed in, listed, and opened with a reason. */
@Controller('api/intake/v1')
export class DocumentsController {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(CaseDocuments) private readonly documents: CaseDocuments,
  ) {}

  @Post('cases/:id/documents')
  async upload(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    const id = subjectOf(request, 'cases');
    const reference = orThrow(await this.documents.keep(id, actor, parseOrRefuse(documentUpload, request.body)));
    await reply.status(201).header('location', `/api/intake/v1/cases/${id}/documents/${reference.digest}`).send(reference);
  }

  @Get('cases/:id/documents')
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    await reply.send(orThrow(await this.documents.list(subjectOf(request, 'cases'), actor)));
  }

  @Get('cases/:id/documents/:digest')
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    const { digest = '' } = request.params as { digest?: string };
    const { reason } = parseOrRefuse(opening, request.query);
    const { reference, bytes } = orThrow(await this.documents.open(subjectOf(request, 'cases'), actor, digest, reason));
    await reply.type(reference.mediaType).headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${reference.kind}-${digest.slice(0, 12)}"` }).send(Buffer.from(bytes));
  }
}

function orThrow<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer as T;
}

describeRoutes(DocumentsController, {
  context: 'intake', title: { zh: '受理', en: 'Intake' }, catalogue: documentsRefusals,
  routes: [
    { method: 'post', path: BASE, name: 'upload-document', title: { zh: '上传材料', en: 'Hand in a document' }, kind: 'query', body: documentUpload, example: { kind: 'IDENTITY', mediaType: 'text/plain', pages: 1, contentBase64: '5qC35L6L' } },
    { method: 'get', path: BASE, name: 'documents', title: { zh: '案卷材料目录', en: 'Documents of a case' }, kind: 'query' },
    { method: 'get', path: `${BASE}/:digest`, name: 'document', title: { zh: '查阅材料', en: 'Open a document' }, kind: 'query', query: opening },
  ],
});
