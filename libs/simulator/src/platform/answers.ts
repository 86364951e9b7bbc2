/** What was written, as the platform tells those who play a part. Personal fields are ciphertexts. */
export interface Told {
  readonly position: string;
  readonly stream: string;
  readonly caseId: string | null;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly agency: string;
  readonly actor: { readonly id: string; readonly role: string; readonly agency?: string };
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Fired {
  readonly caseId: string;
  readonly ruleId: string;
  readonly at: string;
}

export interface AtRest {
  readonly now: string;
  readonly news: readonly Told[];
  readonly fired?: readonly Fired[];
  readonly parked?: number;
}

export interface AllowedActions {
  readonly revision: number;
  readonly state: string;
  readonly actions: readonly { readonly name: string }[];
}

/** A document that the platform keeps, as an entry names it. */
export type DocumentRef = Readonly<Record<string, unknown>>;

/** A refusal, as the platform answers it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Done {
  readonly caseId: string;
  readonly revision: number;
  readonly repeated: boolean;
}
