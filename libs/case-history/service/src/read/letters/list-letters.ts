import { caseStream } from '@juanzong/case-file';
import type { IssuedLetterItem, LetterList } from '@juanzong/case-history-contracts';
import { SERVICE_METHOD_LABELS } from '@juanzong/common-contracts';
import { type Actor, refuse, type Refusal } from '@juanzong/kernel';
import { letterBasis, LETTER_FORMS, LETTER_NAMES } from '@juanzong/letters';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { accessOf, mayNotSee } from '../may-see.js';
import { type IssuedEntry, lettersOfFile } from './letters-of-file.js';

/** Which letters of a case can be issued now, which were, and how they were served. Names nobody. */
export async function listLetters(runtime: ServiceRuntime, caseId: string, actor: Actor): Promise<LetterList | Refusal> {
  const file = await runtime.cabinet.open(caseStream(caseId));
  const access = accessOf(caseId, file.entries.map(({ recorded }) => recorded));
  if (!access) return refuse('case-file.not-found');
  const hidden = mayNotSee(access, actor);
  if (hidden) return hidden;
  const entries = file.entries.map(({ entry }) => entry);
  const issued = lettersOfFile(entries);
  return {
    caseId,
    letters: LETTER_FORMS.map((form) => {
      const own = issued.filter(({ data }) => data.form === form);
      const basis = letterBasis(caseId, entries, form);
      return { form, name: LETTER_NAMES[form], ready: basis !== undefined && !own.some(({ data }) => sameEntries(data.basedOn, basis.basedOn)), issued: own.map(itemOf) };
    }),
  };
}

const sameEntries = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));

const itemOf = ({ eventId, by, data, served }: IssuedEntry): IssuedLetterItem => ({
  eventId, number: data.number, onDate: data.onDate, template: data.template.id, by,
  documents: data.documents.map(({ digest, mediaType, size, pages }) => ({ digest, mediaType, size, ...(pages === undefined ? {} : { pages }) })),
  served: served ? { method: served.method, methodLabel: SERVICE_METHOD_LABELS[served.method], servedOn: served.servedOn } : null,
});
