import { z } from 'zod';

/** A code of the catalogues. It stands in clear, so it is no place for free text about a person. */
export const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/, '应为目录中的代码 / Must be a code of the catalogue');
