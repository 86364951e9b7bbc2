import type { campaignOpenedV1, FrameCase, resultsPublishedV1, sampleDrawnV1 } from '@juanzong/quality-review-contracts';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';

export type Opened = DataOf<typeof campaignOpenedV1>;
type Drawn = DataOf<typeof sampleDrawnV1>;
type Results = DataOf<typeof resultsPublishedV1>;

interface WithOpened { readonly opened: Opened }
interface WithFrame extends WithOpened { readonly asOf: string; readonly frame: readonly FrameCase[] }
interface WithSample extends WithFrame { readonly drawn: Drawn }
interface WithResults extends WithSample { readonly results: Results }

/** From the committed seed to the closed campaign. */
export type CampaignState =
  | { readonly kind: 'NotOpen' }
  | (WithOpened & { readonly kind: 'Open' })
  | (WithFrame & { readonly kind: 'FrameFixed' })
  | (WithSample & { readonly kind: 'Drawn' })
  | (WithResults & { readonly kind: 'Published' })
  | (WithResults & { readonly kind: 'Closed' });
export type CampaignStateKind = CampaignState['kind'];

export const initialCampaign = (): CampaignState => ({ kind: 'NotOpen' });

/** Folds one entry of a campaign. What does not follow on the situation changes nothing. */
export function evolveCampaign(state: CampaignState, { type, data }: RecordedEntry): CampaignState {
  switch (type) {
    case 'quality-review.CampaignOpened':
      return state.kind === 'NotOpen' ? { kind: 'Open', opened: data as Opened } : state;
    case 'quality-review.FrameFixed': {
      const { asOf, cases } = data as { readonly asOf: string; readonly cases: readonly FrameCase[] };
      return state.kind === 'Open' ? { ...state, kind: 'FrameFixed', asOf, frame: cases } : state;
    }
    case 'quality-review.SampleDrawn':
      return state.kind === 'FrameFixed' ? { ...state, kind: 'Drawn', drawn: data as Drawn } : state;
    case 'quality-review.ResultsPublished':
      return state.kind === 'Drawn' ? { ...state, kind: 'Published', results: data as Results } : state;
    case 'quality-review.CampaignClosed':
      return state.kind === 'Published' ? { ...state, kind: 'Closed' } : state;
    default:
      return state;
  }
}
