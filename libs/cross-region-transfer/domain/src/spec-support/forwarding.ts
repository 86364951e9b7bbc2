import { idSource } from '@juanzong/case-file';
import { startDeadline } from '@juanzong/common-domain';
import { type Application, applicationExample } from '@juanzong/intake-contracts';
import { type Actor, agencyCode, commandId, type CommandContext, dateOf, eventId, type Instant } from '@juanzong/kernel';
import { given, platformRules } from '@juanzong/testing';
import { type TransferCommand, transferDecider } from '../index.js';

export const input = platformRules();
export const [LUYANG, SHUSHAN, HEFEI, JINGHU] = ['340103', '340104', '340100', '340202'];
export const RECEIVED_AT = '2024-03-05T02:00:00.000Z';
export const clerkOf = (agency: string): Actor => ({ id: `clerk@${agency}`, role: 'clerk', agency });
export const supervisorOf = (agency: string): Actor => ({ id: `supervisor@${agency}`, role: 'supervisor', agency });

/** A traffic accident before the court of 蜀山区. */
export const application = (more: Partial<Application> = {}): Application => ({ ...applicationExample, matter: 'INJURY_TRAFFIC', handlingOrgan: '合肥市蜀山区人民法院', ...more });

export function deadlineOf(ruleId: 'examination' | 'supplement', owner: string, at = RECEIVED_AT) {
  const context: CommandContext = {
    commandId: commandId('receive'), actor: clerkOf(owner), now: at as Instant, today: dateOf(at as Instant), occurredAt: { precision: 'instant', at: at as Instant }, ids: idSource('case-test', commandId('receive')),
  };
  const started = startDeadline({ ruleId, startedBy: eventId('received'), startedAt: context.occurredAt, owner: agencyCode(owner) }, input, context);
  if ('refusal' in started) throw new Error(started.refusal);
  return { type: 'intake.DeadlineStarted', data: { deadline: started.deadline } };
}

/** An application that was received on 2024-03-05, with its examination running. */
export const received = (what: Application = application(), agency = LUYANG, at = RECEIVED_AT) =>
  given(transferDecider, { agency, actor: clerkOf(agency), at }).events({ type: 'intake.ApplicationReceived', data: { origin: 'APPLICATION', application: what, statistics: {} } }, deadlineOf('examination', agency, at));

export type File = ReturnType<typeof received>;
export const propose = (more: Partial<Extract<TransferCommand, { kind: 'propose' }>> = {}): TransferCommand => ({ kind: 'propose', note: '', ...more });
export const AGREE: TransferCommand = { kind: 'agreeMaterials', agreed: ['APPLICATION_FORM'], missing: ['IDENTITY'] };
export const INTERVIEW: TransferCommand = { kind: 'recordInterview', interviewedOn: '2024-03-05', readBack: true, explained: true };
export const dispute = (claims: string, more: Partial<Extract<TransferCommand, { kind: 'dispute' }>> = {}): TransferCommand => ({ kind: 'dispute', claims, ground: 'ORGAN_ELSEWHERE', reasons: '已移送', ...more });
export const designate = (to: string): TransferCommand => ({ kind: 'designate', to, reasons: '办案机关在此' });

/** As an actor, at a time. */
export const by = (file: File, command: TransferCommand, agency: string, at = '2024-03-06T02:00:00.000Z') => file.when(command, { input, at, actor: clerkOf(agency) });
export const bureau = (file: File, command: TransferCommand, agency: string, at = '2024-03-07T06:00:00.000Z') => file.when(command, { input, at, actor: supervisorOf(agency) });

export const proposed = (what?: Application, from = LUYANG, to = SHUSHAN) => by(received(what, from), propose({ to }), from).file;
export const ready = (what?: Application, from = LUYANG, to = SHUSHAN) => by(by(proposed(what, from, to), AGREE, to).file, INTERVIEW, from).file;
export const FORWARDED_AT = '2024-03-07T02:00:00.000Z';
export const forwarded = (what?: Application, from = LUYANG, to = SHUSHAN) => by(ready(what, from, to), { kind: 'forward' }, from, FORWARDED_AT).file;
export const disputed = (claims = LUYANG) => by(forwarded(), dispute(claims), SHUSHAN, '2024-03-07T04:00:00.000Z').file;
