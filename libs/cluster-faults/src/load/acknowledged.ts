/** A command that was answered with success: it has to be in its file, once. */
export interface Acknowledged {
  readonly persona: string;
  readonly path: string;
  /** Its idempotency key. */
  readonly key: string;
  /** The id of the case, or of what else it was about, as it was answered. */
  readonly subject: string | undefined;
  /** The last revision that it wrote. */
  readonly revision: number;
}
