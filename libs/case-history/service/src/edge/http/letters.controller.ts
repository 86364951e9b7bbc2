import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { describeRoutes, HTTP_EDGE, type HttpEdge, parseOrRefuse, RefusedError } from '@juanzong/http';
import { LETTER_FORMATS, LETTER_FORMS, letterRefusals, SERVED_FORMS } from '@juanzong/letters';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openLetter } from '../../read/letters/open-letter.js';

const params = z.object({ id: z.string(), form: z.enum(LETTER_FORMS) });
const query = z.strictObject({
  format: z.enum(LETTER_FORMATS).default('pdf'), reason: z.string().trim().min(1).optional(), draft: z.enum(['true', 'false']).default('false'), of: z.enum(SERVED_FORMS).optional(),
});

/** A letter of a case as a file. `X-Juanzong-Letter` says whether it is the one that was issued, or a draft. */
@Controller('api/case-history/v1')
export class LettersController {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(SERVICE_RUNTIME) private readonly runtime: ServiceRuntime,
  ) {}

  @Get('cases/:id/letters/:form')
  async letter(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    const { id, form } = parseOrRefuse(params, request.params);
    const { format, reason, draft, of } = parseOrRefuse(query, request.query);
    const letter = await openLetter(this.runtime, { caseId: id, actor, form, format, reason, of, draft: draft === 'true' });
    if ('refusal' in letter) throw new RefusedError(letter);
    const named = `attachment; filename="${form}.${format}"; filename*=UTF-8''${encodeURIComponent(letter.fileName)}`;
    const lacking = letter.missingCharacters.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
    await reply.type(letter.mediaType)
      .headers({ 'cache-control': 'no-store', 'content-disposition': named, 'x-juanzong-letter': letter.standing, ...(lacking.length === 0 ? {} : { 'x-juanzong-missing-characters': lacking.join(' ') }) })
      .send(Buffer.from(letter.bytes));
  }
}

describeRoutes(LettersController, {
  context: 'case-history', title: { zh: '案卷历史', en: 'Case history' }, catalogue: letterRefusals,
  routes: [{ method: 'get', path: '/api/case-history/v1/cases/:id/letters/:form', name: 'letter', title: { zh: '打开文书', en: 'Open a letter as a file' }, kind: 'query', query }],
});
