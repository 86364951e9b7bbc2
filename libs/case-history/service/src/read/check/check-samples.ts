import { caseStream, digestText, type Entry, familyOf } from '@juanzong/case-file';
import { type DataOf, occurredDate } from '@juanzong/kernel';
import type { campaignOpenedV1, frameFixedV1, sampleDrawnV1, sampledForReviewV1 } from '@juanzong/quality-review-contracts';
import { commitmentTo, covers, drawSample } from '@juanzong/quality-review-domain';
import { type Finding, finding } from './finding.js';

type Streams = ReadonlyMap<string, readonly Entry[]>;
type Opened = DataOf<typeof campaignOpenedV1>;
type Frame = DataOf<typeof frameFixedV1>;
type Drawn = DataOf<typeof sampleDrawnV1>;

const sha256 = (text: string): string => digestText('SHA-256', text);
const dataOf = <T>(entries: readonly Entry[], name: string): T | undefined => entries.find(({ type }) => type === `quality-review.${name}`)?.data as T | undefined;
const sampledIn = (entries: readonly Entry[]): DataOf<typeof sampledForReviewV1>[] =>
  entries.filter(({ type }) => type === 'quality-review.SampledForReview').map(({ data }) => data as DataOf<typeof sampledForReviewV1>);

/** Every draw is the one that its frame, its committed seed and its rule give; every drawn file was told, and no other; every frame is whole. */
export function checkSamples(streams: Streams): Finding[] {
  const campaigns = [...streams].filter(([stream]) => familyOf(stream) === 'review').flatMap(([stream, entries]) => {
    const opened = dataOf<Opened>(entries, 'CampaignOpened');
    return opened ? [{ stream, opened, frame: dataOf<Frame>(entries, 'FrameFixed'), drawn: dataOf<Drawn>(entries, 'SampleDrawn') }] : [];
  });
  const drawnBy = new Map(campaigns.map(({ opened, drawn }) => [opened.campaign, new Set(drawn?.selected)]));
  const unexplained = [...streams].filter(([stream]) => familyOf(stream) === 'case').flatMap(([stream, entries]) =>
    sampledIn(entries).filter(({ campaign }) => drawnBy.get(campaign)?.has(stream.slice('case-'.length)) !== true)
      .map(({ campaign }) => finding('sample-unexplained', `${stream} ${campaign}`, '案卷载明抽中，而评估活动未抽取', 'the file says that it was drawn, and its campaign did not draw it')));
  return [...campaigns.flatMap(({ stream, opened, frame, drawn }) => [
    ...(frame ? checkFrame(stream, opened, frame, streams) : []), ...(frame && drawn ? checkDraw(stream, opened, frame, drawn, streams) : []),
  ]), ...unexplained];
}

function checkDraw(stream: string, { campaign, seedCommitment }: Opened, { cases }: Frame, { seed, rule, selected }: Drawn, streams: Streams): Finding[] {
  const again = drawSample(cases, seed, rule, sha256);
  const right = commitmentTo(campaign, seed, sha256) === seedCommitment && JSON.stringify(again.selected) === JSON.stringify(selected);
  const untold = selected.filter((caseId) => !sampledIn(streams.get(caseStream(caseId)) ?? []).some((one) => one.campaign === campaign));
  return [
    ...(right ? [] : [finding('sample-differs', stream, '抽样与范围、种子、规则不符', 'the sample is not the one that frame, seed and rule give')]),
    ...untold.map((caseId) => finding('sample-left-half-way', `${stream} ${caseId}`, '案卷已抽中而未进入评估', 'a drawn file was not told')),
  ];
}

/** What was archived in the period and the region and recorded before the frame stands in it, as it was then. */
function checkFrame(stream: string, { region, period }: Opened, { asOf, cases }: Frame, streams: Streams): Finding[] {
  const framed = new Map(cases.map((one) => [one.caseId, one]));
  const missing = [...streams].filter(([file]) => familyOf(file) === 'case').flatMap(([file, all]) => {
    const entries = all.filter(({ recordedAt }) => recordedAt < asOf);
    const archived = entries.findLast(({ type }) => type === 'quality-review.ArchiveAccepted');
    const opened = entries.findLast(({ type, data }) => type === 'eligibility.ObjectionDecided' && (data as { outcome?: string }).outcome === 'TERMINATION_REVOKED');
    const on = archived && archived.revision > (opened?.revision ?? -1) ? occurredDate(archived.occurredAt) : undefined;
    const belongs = on !== undefined && on >= period.from && on <= period.to && covers(region, entries.at(-1)?.agency ?? '') && entries.some(({ type }) => type === 'assignment.ProviderAssigned');
    return belongs && !framed.has(file.slice('case-'.length)) ? [finding('frame-incomplete', `${stream} ${file}`, '抽样范围缺少应当列入的案卷', 'the frame lacks a file that belongs in it')] : [];
  });
  const other = cases.filter(({ caseId, revision, hash }) => streams.get(caseStream(caseId))?.[revision]?.hash !== hash)
    .map(({ caseId }) => finding('frame-differs', `${stream} ${caseId}`, '抽样范围所载案卷版本与案卷不符', 'the frame names another state of the file than the file had'));
  return [...missing, ...other];
}
