/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** The page of GB/T 9704-2012, 5.2: A4, 37 mm above, 28 mm at the binding edge, a type area of 156 mm by 225 mm. In points. */
export const PAGE = {
  width: 210 * MM, height: 297 * MM, top: 37 * MM, left: 28 * MM, textWidth: 156 * MM, textHeight: 225 * MM,
} as const;

/** Sizes by their Chinese names, in points: 二号 for the title, 三号 for the text, 四号 for tables, notes and page numbers. */
export const SIZE = { title: 22, text: 16, small: 14 } as const;

/** 22 lines to a page (5.2.3); lines of small print stand closer. */
export const PITCH = { title: 36, text: PAGE.textHeight / 22, smallText: 24, small: 22 } as const;

/** Between text and a table. */
export const TABLE_GAP = 6;

export interface TextSetting {
  readonly size: number;
  readonly pitch: number;
}

/** How the running text of a letter is set. */
export const textSetting = (textSize: '三号' | '四号'): TextSetting =>
  textSize === '三号' ? { size: SIZE.text, pitch: PITCH.text } : { size: SIZE.small, pitch: PITCH.smallText };
