/** An amount in integer fen. Amounts are never floats. */
export type Fen = number & { readonly __brand: 'Fen' };

/** @throws RangeError unless the value is a safe integer. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in integer fen: ${value}`);
  return value as Fen;
}

/** `1234.5` yuan as text → 123450 fen, exactly; undefined if it is not an amount with at most two decimals. */
export function fenFromYuanText(text: string): Fen | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return (match[1] ? -value : value) as Fen;
}

export const yuanText = (amount: Fen): string => {
  const sign = amount < 0 ? '-' : '';
  const abs = Math.abs(amount);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
};
