/** Something that is not as it should be, or that waits for a step of a person. */
export interface Finding {
  readonly code:
    | 'chain-broken' | 'entry-altered' | 'row-missing' | 'row-extra' | 'row-different' | 'ledger-missing-case' | 'ledger-gap' | 'draw-left-half-way' | 'draw-waiting' | 'number-unexplained' | 'number-waiting'
    | 'number-carried-and-explained' | 'matter-left-half-way' | 'duplicate-left-half-way' | 'sample-differs' | 'sample-left-half-way' | 'sample-unexplained'
    | 'frame-incomplete' | 'frame-differs' | 'seal-missing' | 'seal-differs';
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

export const finding = (code: Finding['code'], where: string, zh: string, en: string): Finding => ({ code, where, zh, en });
