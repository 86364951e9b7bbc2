import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentShelf, shelfPath } from './document-shelf.js';
import { type DocumentVault, ShelvedDocuments } from './shelved-documents.js';
import { writeWhole } from './write-whole.js';

/** Documents as files below `<directory>/documents/ab/cd/<digest>`; the folder may be one that several processes share. */
export class FileDocumentStore extends ShelvedDocuments {
  constructor(directory: string, vault: DocumentVault) {
    super(folderShelf(directory), vault);
  }
}

function folderShelf(directory: string): DocumentShelf {
  const write = (digest: string, bytes: Uint8Array): Promise<void> => writeWhole(join(directory, shelfPath(digest)), bytes);
  return {
    add: write,
    replace: write,
    async take(digest) {
      try {
        return await readFile(join(directory, shelfPath(digest)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}
