import { applicationExample } from '@juanzong/intake-contracts';
import { addDays, type CalendarDate } from '@juanzong/kernel';
import type { Chance } from '../random-moves.js';

const PAPERS = ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER', 'VERIFICATION_AUTHORISATION', 'MEMBERSHIP_PROOF'];
const COURTS = ['合肥市庐阳区人民法院', '合肥市蜀山区人民法院', '芜湖市镜湖区人民法院'];

type Kind = 'PLAIN' | 'URGENT' | 'SHORT_OF_PAPERS' | 'RICH' | 'QUERIED' | 'GROUP' | 'NOTIFIED';
const KINDS: readonly Kind[] = ['PLAIN', 'PLAIN', 'PLAIN', 'URGENT', 'SHORT_OF_PAPERS', 'SHORT_OF_PAPERS', 'RICH', 'QUERIED', 'GROUP', 'NOTIFIED'];

/** An application of one of a few kinds, by one of a few people, so that some apply for the same twice. */
export function applicationBy(person: number, chance: Chance, today: CalendarDate): object {
  const kind = chance.of(KINDS);
  const applicant = { ...applicationExample.applicant, name: `张${person}`, idNumber: `TEST-${person}`, birthDate: chance.of(['1985-03-07', '2009-11-20', '1950-01-31']) };
  const common = { ...applicationExample, registerNumber: `R-${person}`, applicant, groups: [] as string[], materials: PAPERS, handlingOrgan: chance.of(COURTS), matter: chance.of(['INJURY_TRAFFIC', 'LABOUR_PAY']) };
  switch (kind) {
    case 'URGENT':
      return { ...common, limitationDate: addDays(today, 3), materials: chance.of([PAPERS, PAPERS.slice(0, 3)]) };
    case 'SHORT_OF_PAPERS':
      return { ...common, materials: chance.of([PAPERS.slice(2), PAPERS.slice(0, 2), ['IDENTITY']]) };
    case 'RICH':
      return { ...common, household: { size: 1, monthlyIncomeFen: 5_000_000, assetsFen: 900_000_000 }, verification: 'DATA_QUERY' };
    case 'QUERIED':
      return { ...common, verification: 'DATA_QUERY' };
    case 'GROUP':
      return { ...common, groups: chance.of([['MIGRANT_WORKER'], ['DISABLED'], ['MIGRANT_WORKER', 'DISABLED']]) };
    case 'NOTIFIED':
      return { ...common, materials: ['NOTIFICATION_LETTER'], channel: 'COURT_NOTICE', matter: 'NOTIFIED_LIFE_OR_DEATH', notificationNumber: `（2024）皖0202刑初${person}号` };
    case 'PLAIN':
      return common;
  }
}
