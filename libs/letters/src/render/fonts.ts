import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The openly licensed Song typeface (思源宋体, SIL OFL 1.1), whole, from its package. */
const FILES = { text: '400Regular/NotoSerifSC_400Regular.ttf', title: '700Bold/NotoSerifSC_700Bold.ttf' } as const;
export type Face = keyof typeof FILES;

export interface Typeface {
  readonly bytes: Buffer;
  /** Whether it has a glyph for the character. */
  has(character: string): boolean;
}

const loaded = new Map<Face, Promise<Typeface>>();

/** A face, read on first use and kept: fifteen megabytes each. */
export function typeface(face: Face): Promise<Typeface> {
  const known = loaded.get(face) ?? load(face);
  loaded.set(face, known);
  return known;
}

async function load(face: Face): Promise<Typeface> {
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${FILES[face]}`);
  const { create } = await import('fontkit');
  const bytes = await readFile(path);
  const font = create(bytes);
  if ('fonts' in font) throw new Error(`a collection of fonts where one is wanted: ${FILES[face]}`);
  return { bytes, has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) };
}
