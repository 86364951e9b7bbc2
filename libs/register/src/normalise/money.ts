import { fen, type Fen } from '@juanzong/kernel';
import type { RawCell } from '../cell.js';
import { faulty, type Parsed, parsed } from '../row-errors.js';
import { quoted, withoutBlanks } from './text.js';

const AMOUNT = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/;
const NOTHING = ['无', '没有', '零'];

/** Digits of an amount → fen by moving the point, without a float; undefined if something is left behind the fen. */
function toFen(whole: string, decimals: string, moveBy: number): Fen | undefined {
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > moveBy) return undefined;
  return fen(Number(whole + kept.padEnd(moveBy, '0')));
}

/**
 * An amount in yuan → integer fen. Reads thousands separators (of three), ¥, 元, 万 and 万元 (12,000 for 1.2万), 无 for
 * nothing, full-width digits and blanks. Words such as 三千左右 are refused: the clerk decides what was meant.
 */
export function parseMoney(cell: RawCell): Parsed<Fen> {
  const shown = { value: quoted(cell.text) };
  const text = withoutBlanks(cell.text);
  if (NOTHING.includes(text)) return parsed(fen(0));
  const bare = text.replace(/^(人民币|RMB|CNY)/i, '').replace(/^[¥￥]/, '').replace(/(元整|元|圆)$/, '');
  const tenThousands = bare.endsWith('万');
  const match = AMOUNT.exec(tenThousands ? bare.slice(0, -1) : bare);
  if (!match) return faulty('register.amount-unreadable', shown);
  const [, minus, digits = '', decimals = ''] = match;
  const whole = digits.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (whole.length + (tenThousands ? 4 : 0) > 12) return faulty('register.amount-too-large');
  const amount = toFen(whole, decimals, tenThousands ? 6 : 2);
  if (amount === undefined) return faulty('register.amount-too-fine');
  return minus && amount > 0 ? faulty('register.amount-negative') : parsed(amount);
}
