import type { CalendarDate } from '@juanzong/kernel';
import type { RegisterApplication, RegisterHousehold, VerificationMethod } from './application.js';
import type { RegisterCatalogue } from './catalogue.js';
import type { RawRow } from './cell.js';
import { parseEntries, parseEntry } from './normalise/catalogue-value.js';
import { parseCount } from './normalise/count.js';
import { parseDate } from './normalise/date.js';
import { splitList } from './normalise/list.js';
import { parseMoney } from './normalise/money.js';
import { parseName, parseReference, parseWords } from './normalise/words.js';
import { parseApplicant, parsePastDate } from './parse-applicant.js';
import { parsed, type RowError } from './row-errors.js';
import { type RowReader, rowReader } from './row-reader.js';

export interface ParseContext {
  /** The date in Asia/Shanghai on which the register is read. */
  readonly today: CalendarDate;
  readonly catalogue: RegisterCatalogue;
}

export type ParsedRow = { readonly application: RegisterApplication } | { readonly errors: readonly RowError[] };

function parseHousehold(read: RowReader, needed: boolean): RegisterHousehold | undefined {
  const stated = needed || read.has('householdSize') || read.has('monthlyIncome') || read.has('assets');
  if (!stated) return undefined;
  const size = read.required('householdSize', parseCount);
  const monthlyIncomeFen = read.required('monthlyIncome', parseMoney);
  const assetsFen = read.required('assets', parseMoney);
  return size === undefined || monthlyIncomeFen === undefined || assetsFen === undefined ? undefined : { size, monthlyIncomeFen, assetsFen };
}

function parseAgent(read: RowReader, relations: RegisterCatalogue['relations']): RegisterApplication['agent'] {
  if (!read.has('agentName') && !read.has('agentRelation')) return undefined;
  const name = read.required('agentName', parseName, 'register.agent-incomplete');
  const relation = read.required('agentRelation', parseEntry(relations), 'register.agent-incomplete')?.code;
  return name && relation ? { name, relation } : undefined;
}

/** The empty ones left out, so that the object is the same however it was typed. */
const present = <Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/**
 * One row of a register → an application, or every error it has.
 * Criminal matters need stage and organ, notified cases the number of the notifying document. Hardship is stated
 * except in notified cases and waived matters (LAW arts 25, 28, 32, 36); groups of art. 42 need no verification.
 */
export function parseRow(row: RawRow, { today, catalogue }: ParseContext): ParsedRow {
  const read = rowReader(row);
  const registerNumber = read.required('registerNumber', parseReference(60));
  const applicationDate = read.required('applicationDate', parsePastDate(today));
  const agency = read.required('agency', parseEntry(catalogue.agencies, 'register.unknown-agency'));
  const channel = read.required('channel', parseEntry(catalogue.channels, 'register.unknown-channel'));
  const applicant = parseApplicant(read, catalogue, today);
  if (applicant && applicationDate && applicant.birthDate > applicationDate) read.note('birthDate', { fault: 'register.birth-after-application' });
  const groups = read.optional('groups', parseEntries(catalogue.groups, 'register.unknown-group')) ?? [];
  const agent = parseAgent(read, catalogue.relations);
  const matter = read.required('matter', parseEntry(catalogue.matters, 'register.unknown-matter'));
  const cause = read.required('cause', parseWords(200));
  const whenCriminal: RowReader['optional'] = (key, parse) => (matter?.criminal ? read.required(key, parse, 'register.required-for-criminal-matter') : read.optional(key, parse));
  const stage = whenCriminal('stage', parseEntry(catalogue.stages))?.code;
  const handlingOrgan = whenCriminal('handlingOrgan', parseWords(200));
  const disputePlace = read.optional('disputePlace', parseWords(200));
  const opponents = read.optional('opponents', (cell) => parsed(splitList(cell.text))) ?? [];
  const summary = read.required('summary', parseWords(5000));
  const notified = channel?.notification === true || matter?.notified === true;
  const noHardship = notified || matter?.hardshipWaived === true || groups.some((group) => group.hardshipMayBeWaived);
  const household = parseHousehold(read, !noHardship);
  const mayStayOpen = noHardship || groups.some((group) => group.checkExempt);
  const verification = (mayStayOpen ? read.optional : read.required)('verification', parseEntry(catalogue.verifications))?.code as VerificationMethod | undefined;
  const materials = read.optional('materials', parseEntries(catalogue.materials)) ?? [];
  const limitationDate = read.optional('limitationDate', parseDate);
  const notificationNumber = notified ? read.required('notificationNumber', parseReference(100), 'register.required-for-notification') : read.optional('notificationNumber', parseReference(100));
  const preferredLawyer = read.optional('preferredLawyer', parseName);

  if (read.errors.length > 0 || !registerNumber || !applicationDate || !agency || !channel || !applicant || !matter || !cause || !summary) {
    return { errors: read.errors };
  }
  return {
    application: {
      registerNumber, applicationDate, agencyCode: agency.code, channel: channel.code, applicant, matter: matter.code, cause, summary, opponents,
      groups: groups.map((group) => group.code),
      materials: materials.map((material) => material.code),
      ...present({ agent, stage, handlingOrgan, disputePlace, household, verification, limitationDate, notificationNumber, preferredLawyer }),
      extra: row.extra,
    },
  };
}
