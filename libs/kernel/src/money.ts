/** An amount in integer fen. Amounts are never floats. */
export type Fen = number & { readonly __brand: 'Fen' };

/** @throws RangeError unless the value is a safe integer. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in integer fen: ${value}`);
  return value as Fen;
}

export const yuanText = (amount: Fen): string => {
  const sign = amount < 0 ? '-' : '';
  const abs = Math.abs(amount);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
};
