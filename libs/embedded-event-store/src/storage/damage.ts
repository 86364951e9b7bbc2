/** Where something is wrong in the store. Stream and revision are undefined when nothing intact tells them. */
export interface Damage {
  readonly stream: string | undefined;
  readonly revision: number | undefined;
  readonly position: number | undefined;
  readonly problem: string;
}

/** A record that must not be given out as data: its checksum, its format or its place is wrong, or it is missing. */
export class DamagedRecordError extends Error {
  override readonly name = 'DamagedRecordError';

  constructor(readonly damage: Damage) {
    const where = [
      damage.stream === undefined ? '' : `stream ${damage.stream}`,
      damage.revision === undefined ? '' : `revision ${damage.revision}`,
      damage.position === undefined ? '' : `position ${damage.position}`,
    ].filter(Boolean).join(', ');
    super(`${damage.problem} (${where})`);
  }
}
