import { caseStream } from '@juanzong/case-file';
import type { QueryRequest } from '@juanzong/http';
import { type Actor, agencyCode, dateOf, isRefusal, refuse, type Refusal } from '@juanzong/kernel';
import { isPolicyMissing, ratedAspects } from '@juanzong/policy';
import type { RatedService } from '@juanzong/quality-review-contracts';
import { archiveListOf, type FileFacts, isItsLawyer, qualityDecider, withinReach } from '@juanzong/quality-review-domain';
import { foreignRecipient, ownershipRefusal, type ServiceRuntime } from '@juanzong/service-kit';

type Runtime = Pick<ServiceRuntime, 'cabinet' | 'book' | 'clock'>;

/** What the archive of a closed case must contain, before anybody hands it in. */
export async function archiveListFor(runtime: Runtime, { params, query, actor }: QueryRequest): Promise<object | Refusal> {
  const file = await fileFor(runtime, params['id'] ?? '', actor);
  if (isRefusal(file)) return file;
  const list = archiveListOf(file as FileFacts, (query as { readonly stage?: string }).stage, runtime);
  return isRefusal(list) ? list : { code: list.code, label: list.label, stage: list.stage, items: list.items, trace: list.trace };
}

/** The aspects that a rating of a service scores today. */
export async function ratedAspectsFor(runtime: Runtime, { params, query, actor }: QueryRequest): Promise<object | Refusal> {
  const file = await fileFor(runtime, params['id'] ?? '', actor);
  if (isRefusal(file)) return file;
  const { service } = query as { readonly service: RatedService };
  const rules = ratedAspects(runtime.book, { region: (file as FileFacts).agency, date: dateOf(runtime.clock.now()) }, service);
  return isPolicyMissing(rules) ? rules : { service, aspects: rules.aspects };
}

/** What quality review knows of a file, for who may ask: the owning agency, the bureaus above it, its lawyer, its recipient. */
async function fileFor({ cabinet }: Runtime, caseId: string, actor: Actor): Promise<FileFacts | Refusal> {
  const opened = await cabinet.open(caseStream(caseId));
  const owner = opened.head?.entry.agency;
  if (owner === undefined) return refuse('case-file.not-found');
  const { file } = opened.stateFor(qualityDecider);
  if (actor.role === 'supervisor' && withinReach(actor, { agency: agencyCode(owner) })) return file;
  const barred = ownershipRefusal(owner, actor) ?? foreignRecipient(actor, caseId);
  if (barred) return barred;
  return actor.role === 'lawyer' && !isItsLawyer(actor, file) ? refuse('quality-review.not-the-lawyer') : file;
}
