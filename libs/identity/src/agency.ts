/** An agency as identity needs it: its region code and its name (`芜湖市镜湖区`, with or without 法律援助中心 behind it). */
export interface PersonaAgency {
  readonly code: string;
  readonly name: string;
}
