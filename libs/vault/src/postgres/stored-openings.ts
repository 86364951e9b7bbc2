import type { Opening } from '../vault.js';
import type { VaultQueries } from './vault-database.js';

// One statement: the row of the count is held until the opening is on disk, so that numbers have no gap and no two are alike.
const ADD = `WITH next AS (UPDATE vault.counts SET value = value + 1 WHERE name = 'openings' RETURNING value)
  INSERT INTO vault.openings (sequence, stream, opening) SELECT value, $1, $2 FROM next`;

/** Who opened what, when and why; append-only, numbered across all processes. */
export class StoredOpenings {
  constructor(private readonly database: VaultQueries) {}

  /** On disk when it resolves. Where it fails it may be there nevertheless, saying of something that it was opened which was not. */
  async add(opening: Omit<Opening, 'sequence'>): Promise<void> {
    await this.database.query(ADD, [opening.stream, JSON.stringify(opening)]);
  }

  /** Oldest first; of one stream or of all. */
  async all(stream?: string): Promise<Opening[]> {
    const rows = await this.database.query<{ sequence: string; opening: Omit<Opening, 'sequence'> }>(
      'SELECT sequence, opening FROM vault.openings WHERE $1::text IS NULL OR stream = $1 ORDER BY sequence', [stream ?? null],
    );
    return rows.map(({ sequence, opening }) => ({ sequence: Number(sequence), ...opening }));
  }
}
