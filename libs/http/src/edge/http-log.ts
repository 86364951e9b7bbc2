/** Where the edge logs; a pino logger fits. Fields are names of an allow-list, never a person's data. */
export interface HttpLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
