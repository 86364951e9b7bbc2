/** What may be there at once. Where that matters it is awaited only if it is a promise, so that a hot path waits for nothing. */
export type MaybePromise<T> = T | Promise<T>;
