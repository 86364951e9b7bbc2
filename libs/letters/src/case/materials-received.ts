import { applicationOf, type CaseTold } from './case-letter.js';
import { materialName } from './names.js';

export interface MaterialReceived {
  readonly name: string;
  readonly copies: number;
  /** Known only where every scan of it says how many pages it has. */
  readonly pages: number | '/';
  readonly receivedOn: string;
}

interface Scan {
  readonly kind: string;
  readonly pages?: number | undefined;
}

/** Every material handed in, in order, with the day: as many copies as there are scans of it, one where it was only recorded. */
export function materialsReceived(told: CaseTold): MaterialReceived[] {
  if (!told.received) return [];
  const { materials, documents } = applicationOf(told);
  return [{ on: told.received.on, materials, documents }, ...told.supplied.map(({ on, data }) => ({ on, ...data }))].flatMap((handed) =>
    [...new Set(handed.materials)].map((code) => material(code, handed.documents.filter(({ kind }) => kind === code), handed.on)));
}

function material(code: string, scans: readonly Scan[], receivedOn: string): MaterialReceived {
  const pages = scans.map(({ pages: known }) => known);
  const known = pages.length > 0 && pages.every((one) => one !== undefined);
  return { name: materialName(code), copies: Math.max(1, scans.length), pages: known ? pages.reduce((sum, one) => sum + (one ?? 0), 0) : '/', receivedOn };
}
