/** A value as one JSON document, for `--json`. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
