import { COMPETENCE_GROUND_LABELS } from '@juanzong/cross-region-transfer-contracts';
import { documentsIn } from '@juanzong/case-file';
import { fullRegionName } from '@juanzong/policy';
import { SERVICE_METHOD_LABELS } from '@juanzong/common-contracts';
import { isLetterForm, LETTER_NAMES, type LetterForm } from '../forms.js';
import { occurredDate } from '@juanzong/kernel';
import { applicationOf, type CaseLetter, type CaseTold, correction, opponentsOf, sure } from './case-letter.js';
import { applicantAndMatter } from './letters-until-decision.js';
import { materialsReceived } from './materials-received.js';
import { agencyName, categoryName, materialName, matterName, paperName, resultName, stageName } from './names.js';

const categoryOf = ({ granted, advance }: CaseTold): string => categoryName((granted ?? sure(advance, 'a grant')).data.matterCategory);
const stageOf = (told: CaseTold): string | null => {
  const { stage } = applicationOf(told);
  return stage === undefined ? null : stageName(stage);
};

const groundOf = ({ granted }: CaseTold): 'APPLICATION' | 'NOTIFICATION' | 'ADVANCE' => (granted ? (granted.data.basis === 'NOTIFICATION' ? 'NOTIFICATION' : 'APPLICATION') : 'ADVANCE');

/** To the firm of the lawyer who has the case now. */
export const assignmentNotice: CaseLetter<'assignment-notice'> = {
  basis: (told) => {
    const { assigned, granted, advance } = told;
    return assigned && (granted ?? advance) && { basedOn: [assigned.eventId, ...correction(told)], agency: assigned.agency, onDate: assigned.on };
  },
  opens: [],
  facts: (told) => {
    const { firm, lawyerName } = sure(told.assigned, 'an assignment').data;
    const { applicant, matter, handlingOrgan } = applicationOf(told);
    return {
      firm, lawyer: lawyerName, recipient: applicant.name, matter: matterName(matter), category: categoryOf(told), opponents: opponentsOf(told), organ: handlingOrgan ?? null, stage: stageOf(told),
      ground: groundOf(told),
    };
  },
};

const forwardingBasis: CaseLetter['basis'] = (told) =>
  told.forwarded && { basedOn: [told.forwarded.eventId, ...correction(told)], agency: told.forwarded.data.from, onDate: told.forwarded.on };

function forwardingFacts(told: CaseTold) {
  const { to, ground, place } = sure(told.forwarded, 'a forwarding').data;
  const name = agencyName(to);
  return { ...applicantAndMatter(told), to: name, reason: `${COMPETENCE_GROUND_LABELS[ground].zh}为${fullRegionName(place.region) ?? place.region}，依法应当由${name}办理` };
}

/** To the competent agency, with the materials that were agreed to go along, or all that were handed in. */
export const forwardingLetter: CaseLetter<'forwarding-letter'> = {
  basis: (told) => (materialsReceived(told).length === 0 ? undefined : forwardingBasis(told)),
  opens: [],
  facts: (told) => {
    const handed = materialsReceived(told);
    const agreed = told.agreedList?.data.agreed.map(materialName) ?? handed.map(({ name }) => name);
    return {
      ...forwardingFacts(told),
      materials: [...new Set(agreed)].map((name) => ({ name, copies: Math.max(1, handed.filter((one) => one.name === name).reduce((sum, { copies }) => sum + copies, 0)) })),
    };
  },
};

/** To the applicant: where the application went. */
export const forwardingNotice: CaseLetter<'forwarding-notice'> = { basis: forwardingBasis, opens: [], facts: forwardingFacts };

/** Forms that somebody is served with. A decision's service is recorded by eligibility. */
export const SERVED_FORMS: readonly LetterForm[] = ['receipt', 'supplement-notice', 'grant-decision', 'refusal-decision', 'assignment-notice', 'forwarding-letter', 'forwarding-notice'];
const DECISIONS: readonly string[] = ['grant-decision', 'refusal-decision'];

/** The letter whose service is recorded, and its service if it was served already. */
function service({ issued, served, decisionServed, of }: CaseTold) {
  const letter = issued.filter(({ data }) => isLetterForm(data.form) && (of === undefined ? SERVED_FORMS.includes(data.form) : data.form === of && SERVED_FORMS.includes(of))).at(-1);
  if (!letter) return undefined;
  return { letter, served: DECISIONS.includes(letter.data.form) ? decisionServed : served.find(({ data }) => data.issued === letter.eventId) };
}

export const serviceRecord: CaseLetter<'service-record'> = {
  basis: (told) => {
    const found = service(told);
    return found && {
      basedOn: [found.letter.eventId, ...(found.served ? [found.served.eventId] : [])], agency: found.letter.agency, onDate: found.served?.data.servedOn ?? found.letter.data.onDate,
    };
  },
  opens: ['intake.DocumentServed', 'eligibility.DecisionServed'],
  facts: (told) => {
    const { letter, served } = sure(service(told), 'a letter to serve');
    const { form, number, onDate } = letter.data;
    return {
      addressee: addresseeOf(form, told), document: isLetterForm(form) ? LETTER_NAMES[form].zh : form, documentNumber: number, issuedOn: onDate,
      served: served ? { on: served.data.servedOn, method: SERVICE_METHOD_LABELS[served.data.method].zh, receivedBy: served.data.receivedBy } : null,
    };
  },
};

function addresseeOf(form: string, told: CaseTold): string {
  if (form === 'assignment-notice') return told.assigned?.data.firm ?? applicationOf(told).applicant.name;
  return form === 'forwarding-letter' && told.forwarded ? agencyName(told.forwarded.data.to) : applicationOf(told).applicant.name;
}

/** The cover and the contents of the closed file: its documents and its letters, in the order in which they came. */
export const archiveCover: CaseLetter<'archive-cover'> = {
  basis: (told) => {
    const { closed, granted, advance } = told;
    const contents = contentsOf(told);
    if (!closed || !(granted ?? advance) || contents.length === 0) return undefined;
    return { basedOn: [...new Set([closed.eventId, ...correction(told), ...contents.map(({ entry }) => entry)])], agency: closed.agency, onDate: closed.data.closedOn };
  },
  opens: [],
  facts: (told) => {
    const { result, closedOn } = sure(told.closed, 'a closing').data;
    const { applicant, matter, handlingOrgan } = applicationOf(told);
    const contents = contentsOf(told);
    const last = contents.at(-1);
    return {
      category: categoryOf(told), matter: matterName(matter), recipient: applicant.name, opponents: opponentsOf(told), organ: handlingOrgan ?? null, stage: stageOf(told),
      firm: told.assigned?.data.firm ?? null, lawyer: told.assigned?.data.lawyerName ?? null, receivedOn: sure(told.received, 'an application').on, grantedOn: told.granted?.on ?? null,
      assignedOn: told.assigned?.on ?? null, closedOn, result: resultName(result), contents: contents.map(({ until: _until, entry: _entry, ...row }) => row), totalPages: last?.until ?? null,
    };
  },
};

interface ContentsRow {
  readonly name: string;
  readonly date: string;
  readonly pages: number | '/';
  readonly place: string;
  /** The last page so far; null once a document did not say how many it has. */
  readonly until: number | null;
  /** By which it came into the file. */
  readonly entry: string;
}

function contentsOf({ entries }: CaseTold): ContentsRow[] {
  const rows: ContentsRow[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    for (const { name, pages } of papersOf(entry, seen)) {
      const before = rows.length === 0 ? 0 : (rows.at(-1)?.until ?? null);
      const until = before === null || pages === undefined ? null : before + pages;
      const place = before === null || pages === undefined ? '/' : pages === 1 ? String(before + 1) : `${before + 1}—${before + pages}`;
      rows.push({ name, date: occurredDate(entry.occurredAt), pages: pages ?? '/', place, until, entry: entry.eventId });
    }
  }
  return rows;
}

/** A letter once, whatever formats it is kept in; every other document by itself. */
function papersOf({ type, data }: CaseTold['entries'][number], seen: Set<string>): { name: string; pages: number | undefined }[] {
  const fresh = documentsIn([{ data }]).filter(({ digest }) => !seen.has(digest));
  for (const { digest } of fresh) seen.add(digest);
  if (type !== 'intake.DocumentIssued') return fresh.map(({ kind, pages }) => ({ name: paperName(kind), pages }));
  const { form } = data as { form: string };
  if (form === 'archive-cover' || !isLetterForm(form)) return [];
  return [{ name: LETTER_NAMES[form].zh, pages: fresh.find(({ pages }) => pages !== undefined)?.pages }];
}
