import type { CalendarDate, Fen } from '@juanzong/kernel';

export type Sex = 'MALE' | 'FEMALE';
export type VerificationMethod = 'DATA_QUERY' | 'COMMITMENT' | 'CERTIFICATE';

/** The person who applies, as the register names them. Everything here is personal. */
export interface RegisterApplicant {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  /** Code of the kind of identity document. */
  readonly idType: string;
  /** A resident identity number always has 18 characters here, also where 15 were typed. */
  readonly idNumber: string;
  readonly phone: string;
  /** 户籍地 */
  readonly domicile: string;
  /** 经常居住地 */
  readonly residence: string;
}

/** 家庭经济状况: people living together, income a month and assets, in integer fen. */
export interface RegisterHousehold {
  readonly size: number;
  readonly monthlyIncomeFen: Fen;
  readonly assetsFen: Fen;
}

/** One good row of a register: plain JSON, codes instead of names, dates as YYYY-MM-DD, amounts in fen. */
export interface RegisterApplication {
  /** 登记编号, unique within an agency and a year. */
  readonly registerNumber: string;
  readonly applicationDate: CalendarDate;
  readonly agencyCode: string;
  readonly channel: string;
  readonly applicant: RegisterApplicant;
  readonly groups: readonly string[];
  readonly agent?: { readonly name: string; readonly relation: string };
  readonly matter: string;
  /** 案由 */
  readonly cause: string;
  readonly stage?: string;
  readonly handlingOrgan?: string;
  readonly disputePlace?: string;
  readonly opponents: readonly string[];
  readonly summary: string;
  /** Absent only where no hardship needs to be shown: a notified case, or a matter of LAW art. 32. */
  readonly household?: RegisterHousehold;
  /** Absent only where nothing is verified: as `household`, or a group of LAW art. 42. */
  readonly verification?: VerificationMethod;
  readonly materials: readonly string[];
  /** 时效届满日 */
  readonly limitationDate?: CalendarDate;
  /** 通知机关文书号 */
  readonly notificationNumber?: string;
  /** 意向律师 */
  readonly preferredLawyer?: string;
  /** Columns the register has beyond the known ones, by their header. */
  readonly extra: Readonly<Record<string, string>>;
}
