/** 0 done · 1 done, with bad rows, findings or a failed verification, or refused by the platform's rules · 2 wrong usage, or nothing answers. */
export const EXIT = { done: 0, notAllGood: 1, notUsable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
