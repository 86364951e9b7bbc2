import type { OpeningRecord, VaultTables } from './tables.js';
import type { Opening } from './vault.js';

/** Who opened what, when and why; append-only. */
export class OpeningsLog {
  constructor(private readonly tables: VaultTables) {}

  /** On disk when it resolves. */
  async add(record: OpeningRecord): Promise<void> {
    await this.tables.root.transaction(() => {
      const [last] = this.tables.openings.getKeys({ reverse: true, limit: 1 });
      this.tables.openings.putSync((last ?? 0) + 1, record);
    });
  }

  all(stream?: string): Opening[] {
    const openings: Opening[] = [];
    for (const { key, value } of this.tables.openings.getRange()) {
      if (stream === undefined || value.stream === stream) openings.push({ sequence: key, ...value });
    }
    return openings;
  }
}
