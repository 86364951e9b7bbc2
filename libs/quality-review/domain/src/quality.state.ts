import type { RecordedEntry } from '@juanzong/kernel';
import { type ArchiveState, evolveArchive, initialArchive } from './archive.state.js';
import { evolveFile, type FileFacts, initialFile } from './file.state.js';
import { evolveRatings, type RatingsState } from './rating.state.js';
import { evolveSupervision, initialSupervision, type SupervisionState } from './supervision.state.js';

/** Archive, ratings and supervision of one case. How a file is reviewed by a campaign is another decider's, over the same entries. */
export interface QualityState {
  readonly file: FileFacts;
  readonly archive: ArchiveState;
  readonly ratings: RatingsState;
  readonly supervision: SupervisionState;
}

export const initialQuality = (): QualityState => ({ file: initialFile(), archive: initialArchive(), ratings: [], supervision: initialSupervision() });

/** Folds one entry of a case file, whichever context wrote it. */
export const evolveQuality = ({ file, archive, ratings, supervision }: QualityState, entry: RecordedEntry): QualityState => ({
  file: evolveFile(file, entry), archive: evolveArchive(archive, entry), ratings: evolveRatings(ratings, entry), supervision: evolveSupervision(supervision, entry),
});
