/** What a stored entry says, opened but not lifted to newer versions, without what only the store needs. */
export async function recordedEntry({ eventId, type, version, data: stored, stream, revision, occurredAt, recordedAt, actor, agency, corrects }, vault) {
  const [data] = await vault.openFields(stream, [{ eventId, data: stored }]);
  return { eventId, type, version, data, revision, occurredAt, recordedAt, actor, agency, ...(corrects === undefined ? {} : { corrects }) };
}
