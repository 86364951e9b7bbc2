import { canonical } from './canonical.js';
import { publishedOf } from './agency-parts.js';
import { type Problem, problem } from './problems.js';
import { isLongOver } from './seal-days.js';
import { publishedShape, type SealData } from './seal-shapes.js';
import { isSealSigned } from './seal-signature.js';

export interface PublishedLines {
  readonly agency: string;
  readonly seals: readonly SealData[];
  readonly exportedAt: string;
  readonly lines: readonly string[];
  /** The lines are of this agency alone, and of every day that was sealed; otherwise they are a published file as somebody kept it. */
  readonly whole: boolean;
}

/** Holds the seals against what was published of them. @returns how many lines were compared, and what is wrong */
export function checkPublished({ agency, seals, exportedAt, lines, whole }: PublishedLines): { compared: number; problems: Problem[] } {
  const expected = new Map(seals.map((seal) => [seal.day, canonical(publishedOf(seal))]));
  const seen = new Set<string>();
  const problems: Problem[] = [];
  let [first, last] = [whole ? '' : '9999', whole ? '9999' : ''];
  lines.forEach((line, index) => {
    const parsed = publishedShape.safeParse(parsedOf(line));
    if (!parsed.success || canonical(parsed.data) !== line) {
      problems.push(problem('published.malformed', { index }));
      return;
    }
    const { day } = parsed.data;
    [first, last] = [day < first ? day : first, day > last ? day : last];
    if (parsed.data.agency !== agency) {
      if (whole) problems.push(problem('published.other-agency', { index, about: day }));
      return;
    }
    if (seen.has(day)) problems.push(problem('published.line-doubled', { index, about: day }));
    seen.add(day);
    const sealed = expected.get(day);
    if (sealed === line) return;
    if (!isSealSigned(parsed.data)) problems.push(problem('published.signature-wrong', { index, about: day }));
    else if (sealed !== undefined) problems.push(problem('published.line-differs', { index, about: day }));
    else if (isLongOver(day, exportedAt)) problems.push(problem('seal.day-missing', { about: day }));
  });
  for (const { day } of seals) if (day >= first && day <= last && !seen.has(day)) problems.push(problem('published.line-missing', { about: day }));
  return { compared: seen.size, problems };
}

function parsedOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    // No JSON is no published line.
    return undefined;
  }
}
