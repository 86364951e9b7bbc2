import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspaces.mjs';
import { FOLDS } from './deciders.mjs';

/** Histories that bring the kinds which none of a context's own has: kept once, with the states of everybody who folds them. */
export const SHARED = join(root, 'tools/golden/histories');
export const folderOf = (context) => join(root, 'libs', context, 'domain/golden');

/** The names of the histories in a folder. */
export const filesIn = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : []);
export const readHistory = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** Every golden history of the contexts, and those they share. */
export const contextHistories = () => Object.keys(FOLDS).flatMap((context) => filesIn(folderOf(context)).map((name) => readHistory(folderOf(context), name)));
export const sharedHistories = () => filesIn(SHARED).map((name) => readHistory(SHARED, name));
