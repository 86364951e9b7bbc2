import type { RegisterApplication } from '@juanzong/register';

/** The body of `POST /api/intake/v1/applications` for a good row. What the row leaves empty stays away; the same row gives the same body. */
export function applicationBody(row: RegisterApplication): Record<string, unknown> {
  const { applicationDate, agencyCode: _agency, opponents, extra, ...application } = row;
  return {
    ...application,
    opponents: opponents.map((name) => ({ name })),
    documents: [],
    otherColumns: Object.keys(extra).length === 0 ? null : extra,
    occurredOn: applicationDate,
  };
}
