const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 in Chinese numerals: 10 → 十, 23 → 二十三. */
function han(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`}${ones === 0 && tens > 0 ? '' : DIGITS[ones]}`;
}

const parts = (date: string): readonly [string, number, number] => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  return [match[1] ?? '', Number(match[2]), Number(match[3])];
};

/** 2024-03-05 → 2024年3月5日: no zero stands before a month or a day (GB/T 9704-2012, 7.3.5.4). */
export function officialDate(date: string): string {
  const [year, month, day] = parts(date);
  return `${year}年${month}月${day}日`;
}

/** 2024-03-05 → 二〇二四年三月五日. */
export function hanDate(date: string): string {
  const [year, month, day] = parts(date);
  return `${[...year].map((digit) => DIGITS[Number(digit)]).join('')}年${han(month)}月${han(day)}日`;
}

/** The year of a number stands in hexagonal brackets, 〔2024〕 (GB/T 9704-2012, 7.2.5); a number without a bracketed year stays as it is. */
export const officialNumber = (number: string): string => number.replace(/[（([［〔](\d{4})[）)\]］〕]/u, '〔$1〕');

/** A clause to which the sentence goes on: without the full stop or semicolon at its end. */
export const clause = (text: string): string => text.trim().replace(/[。；;.，,]+$/u, '');

/** What a template may do to a value. */
export const FILTERS: Readonly<Record<string, (text: string) => string>> = { date: officialDate, hanDate, number: officialNumber, clause };
