import { agencyByCode, type At, caseNumberFormat, isPolicyMissing, type MatterCategory, type PolicyBook, type PolicyMissing } from '@juanzong/policy';

/**
 * The case number (案号) in the style of the accepting agency: year, agency, kind and ordinal put into the
 * template of the pack in force.
 */
export function caseNumber(book: PolicyBook, at: At, category: MatterCategory, ordinal: number): string | PolicyMissing {
  const format = caseNumberFormat(book, at);
  if (isPolicyMissing(format)) return format;
  const { template, kinds, ordinalDigits } = format.params;
  return template
    .replace('{year}', at.date.slice(0, 4))
    .replace('{agency}', agencyByCode(at.region)?.shortName ?? at.region)
    .replace('{kind}', kinds[category])
    .replace('{ordinal}', String(ordinal).padStart(ordinalDigits, '0'));
}
