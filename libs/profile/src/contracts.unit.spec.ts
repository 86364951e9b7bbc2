import { describe, expect, it } from '@jest/globals';
import type { PersonalPath } from '@juanzong/case-file';
import { z } from 'zod';
import { platformRegistry } from './contracts.js';

/** Names of fields under which people type sentences, names and addresses. */
const FREE_TEXT = [
  'cause', 'reason', 'evidence', 'note', 'summary', 'handlingOrgan', 'disputePlace', 'notificationNumber', 'explanation', 'content', 'resultText', 'exceptionReason',
  'source', 'reference', 'relation', 'name', 'receivedBy', 'preferredLawyer', 'phone', 'idNumber', 'domicile', 'residence', 'birthDate', 'otherColumns',
];

/** Where such a field holds a code, an id, or what is public by profession: said here, each with why. */
const IN_CLEAR: Readonly<Record<string, string>> = {
  'assignment.AssignmentDeclined reason': 'a code',
  'assignment.DrawVoided reason': 'the code of a refusal',
  'assignment.TurnReturned reason': 'the code of a refusal',
  'intake.MatterReleased reason': 'the type of an entry',
  'intake.NumberGapExplained reason': 'the code of a refusal',
  'assignment.LawyerJoined name': 'public by profession',
  'assignment.LawyerJoinedCorrected name': 'public by profession',
  'assignment.TurnDrawn criteria.preferredLawyer': 'the id of a lawyer, by its form',
  'intake.PersonalDataErased reason': 'outlives the person’s key, and by its form says nothing of the person',
  'intake.ReactionRefused cause': 'the id of an entry',
  'eligibility.ReactionRefused cause': 'the id of an entry',
  'assignment.ReactionRefused cause': 'the id of an entry',
  'quality-review.ReactionRefused cause': 'the id of an entry',
  'quality-review.ExpertJoined name': 'public by profession',
  'quality-review.ReviewersAppointed reviewers.*.name': 'public by profession',
  'quality-review.ArbiterAppointed arbiter.name': 'public by profession',
};

interface Field {
  readonly path: readonly string[];
  readonly schema: z.ZodType;
}

interface Def {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

const fieldsOf = (schema: z.ZodType, path: readonly string[] = []): Field[] => {
  const def = schema._zod.def as unknown as Def;
  return [
    { path, schema },
    ...Object.entries(def.shape ?? {}).flatMap(([key, field]) => fieldsOf(field, [...path, key])),
    ...(def.element ? fieldsOf(def.element, [...path, '*']) : []),
    ...(def.innerType ? fieldsOf(def.innerType, path) : []),
    ...(def.options ?? []).flatMap((option) => fieldsOf(option, path)),
  ];
};

const within = (path: readonly string[], personal: readonly PersonalPath[]): boolean => personal.some((one) => one.path.every((step, i) => path[i] === step));

/** Codes: the values are fixed in the contract. */
const isCode = (schema: z.ZodType): boolean => schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral;
const belowDeadline = (path: readonly string[]): boolean => path.includes('deadline') || path.includes('trace') || path.includes('exclusions');

describe('every contract of the platform', () => {
  const contracts = platformRegistry().all().filter(({ contract }) => contract.schema instanceof z.ZodType);

  it('keeps no free text in clear', () => {
    const clear = contracts.flatMap(({ contract, personal }) =>
      fieldsOf(contract.schema as z.ZodType)
        .filter(({ path, schema }) => FREE_TEXT.includes(path.at(-1) ?? '') && !isCode(schema) && !within(path, personal) && !belowDeadline(path))
        .map(({ path }) => `${contract.type} ${path.join('.')}`),
    );
    const deadlines = /\.Deadline\w+ reason$/;
    expect([...new Set(clear)].filter((one) => IN_CLEAR[one] === undefined && !deadlines.test(one))).toEqual([]);
  });

  it('keeps what the rules saw of the person apart from what stands in clear', () => {
    for (const { contract, personal } of contracts) {
      const lines = fieldsOf(contract.schema as z.ZodType).filter(({ path }) => path.at(-1) === 'sawOfPerson');
      for (const { path } of lines) expect(within(path, personal)).toBe(true);
    }
    const types = contracts.filter(({ contract }) => fieldsOf(contract.schema as z.ZodType).some(({ path }) => path.at(-1) === 'sawOfPerson')).map(({ contract }) => contract.type);
    expect(types).toEqual([
      'eligibility.AdvanceAidGranted', 'eligibility.AidGranted', 'eligibility.AidRefused', 'eligibility.DecisionProposed', 'eligibility.Examined', 'eligibility.InstantProcessingDecided', 'intake.GreenChannelDecided',
    ]);
  });

  it('may not be skipped by a context whose state depends on it', () => {
    const understood = (type: string): readonly string[] => contracts.find(({ contract }) => contract.type === type)?.contract.mustUnderstand ?? [];
    const folded: Readonly<Record<string, readonly string[]>> = {
      intake: ['eligibility.AidGranted', 'eligibility.AidRefused', 'eligibility.AidTerminated', 'eligibility.ObjectionFiled', 'eligibility.ObjectionDecided', 'eligibility.ObjectionWithdrawn', 'eligibility.DeadlineMet', 'assignment.DeadlineMet', 'assignment.CaseClosed'],
      eligibility: ['intake.ApplicationReceived', 'intake.ApplicationReceivedCorrected', 'intake.MaterialsSupplied', 'intake.ApplicationAccepted', 'intake.ApplicationWithdrawn', 'intake.DeadlineStarted', 'assignment.ProviderAssigned', 'assignment.AssignmentDeclined', 'assignment.ProviderRelieved', 'assignment.CaseClosed'],
      assignment: ['eligibility.AidGranted', 'eligibility.AidRefused', 'eligibility.AdvanceAidGranted', 'eligibility.AdvanceAidSettled', 'eligibility.AidTerminated', 'eligibility.ObjectionDecided', 'intake.ApplicationReceived', 'intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate', 'intake.DeadlineStarted'],
      'quality-review': [
        'intake.ApplicationReceived', 'intake.ApplicationReceivedCorrected', 'eligibility.AidGranted', 'eligibility.AidRefused', 'assignment.ProviderAssigned', 'assignment.AssignmentAccepted',
        'assignment.AssignmentDeclined', 'assignment.ProviderRelieved', 'assignment.HearingNotified', 'assignment.CaseClosed', 'quality-review.DeadlineStarted',
      ],
    };
    for (const [context, types] of Object.entries(folded)) for (const type of types) expect([type, understood(type)]).toEqual([type, expect.arrayContaining([context])]);
  });
});
