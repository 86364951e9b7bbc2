/** The seed that the kept example is written with. */
export const SEED = 20240305;
