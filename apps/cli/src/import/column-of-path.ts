import { type ColumnKey, headerOf } from '@juanzong/register';

/** Where in a row the value stands that the platform named by its path in the body. */
const COLUMNS: Readonly<Record<string, ColumnKey>> = {
  occurredOn: 'applicationDate', registerNumber: 'registerNumber', channel: 'channel', 'applicant.name': 'name', 'applicant.sex': 'sex', 'applicant.birthDate': 'birthDate',
  'applicant.idType': 'idType', 'applicant.idNumber': 'idNumber', 'applicant.phone': 'phone', 'applicant.domicile': 'domicile', 'applicant.residence': 'residence',
  groups: 'groups', 'agent.name': 'agentName', 'agent.relation': 'agentRelation', matter: 'matter', cause: 'cause', stage: 'stage', handlingOrgan: 'handlingOrgan',
  disputePlace: 'disputePlace', opponents: 'opponents', summary: 'summary', 'household.size': 'householdSize', 'household.monthlyIncomeFen': 'monthlyIncome',
  'household.assetsFen': 'assets', verification: 'verification', materials: 'materials', limitationDate: 'limitationDate', notificationNumber: 'notificationNumber',
  preferredLawyer: 'preferredLawyer',
};

/** The Chinese header of the column; 登记编号, which stands for the whole row, for a path of no column. */
export function columnOfPath(path: string): string {
  const [first = '', second = ''] = path.split('.');
  return headerOf(COLUMNS[path] ?? COLUMNS[`${first}.${second}`] ?? COLUMNS[first] ?? 'registerNumber');
}
