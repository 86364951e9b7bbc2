import { trimmed } from './text.js';

/** Several values in one cell, by 、 ， , ； ; or line breaks; blanks around and repetitions are dropped. */
export const splitList = (text: string): string[] => [...new Set(text.split(/[、，,；;\r\n]+/).map(trimmed).filter((part) => part !== ''))];
