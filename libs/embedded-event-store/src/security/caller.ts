/** Somebody who proved who they are, and the roles they have: their name, and their groups. */
export interface Caller {
  readonly name: string;
  readonly roles: ReadonlySet<string>;
}

/** Who an `authorization` header proves; undefined when it proves nobody. */
export type Authenticate = (header: string) => Caller | undefined;
