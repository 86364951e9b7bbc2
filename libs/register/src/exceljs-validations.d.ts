import 'exceljs';

declare module 'exceljs' {
  interface Worksheet {
    /** Drop-downs by range; there since exceljs 3, but not in its types. */
    readonly dataValidations: { readonly model: Record<string, DataValidation>; add(range: string, validation: DataValidation): void };
  }
}
