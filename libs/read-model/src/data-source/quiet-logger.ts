import type { Logger } from 'typeorm';

/** TypeORM prints failures it also throws; who catches them decides what is logged, without personal data. */
export class QuietLogger implements Logger {
  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
