// The shares by which the example register is drawn. examples/README.md says which follow a published figure.

/** Agencies: weights of their provinces by published yearly cases (in thousands), divided among the agencies of a province. */
export const AGENCY_WEIGHTS = {
  440700: 85, 440703: 57, // 广东 2018: 142
  340100: 54, 340202: 36, // 安徽 2022–24: 90 a year
  320100: 102, // 江苏 to 2021-10-20: 102
  330100: 98, // 浙江 2024: 98
  510100: 45, 511400: 26, // 四川, average: 71
  500112: 45, // 重庆: chosen
};

/** Matters: chosen so that migrant workers exceed 35 % and minors reach about 13 % of applicants. */
export const MATTER_WEIGHTS = {
  LABOUR_PAY: 390, INJURY_WORK: 115, LABOUR_RELATION: 35, LABOUR_OTHER: 30, INJURY_TRAFFIC: 68, MARRIAGE_FAMILY: 60,
  SUPPORT_OF_CHILDREN: 68, SUPPORT_OF_PARENTS: 32, SUPPORT_OF_SPOUSE: 8, DOMESTIC_VIOLENCE: 22, ABUSE: 4, ABANDONMENT: 4,
  NOTIFIED_ORDINARY_TRIAL: 85, NOTIFIED_MINOR: 80, NOTIFIED_LIFE_OR_DEATH: 18, NOTIFIED_DISABLED: 8, NOTIFIED_IMPAIRED: 5,
  NOTIFIED_COMPULSORY_MEDICAL: 5, CRIMINAL_DEFENCE: 30, CRIMINAL_VICTIM: 8, CRIMINAL_INCIDENTAL_CIVIL: 8, CRIMINAL_PRIVATE_PROSECUTION: 3,
  SOCIAL_INSURANCE: 14, SOCIAL_ASSISTANCE: 6, PENSION: 5, CIVIL_CAPACITY: 10, INJURY_MEDICAL: 12, INJURY_OTHER: 14, INJURY_FOOD_DRUG: 4, POLLUTION: 3,
  CONTRACT: 12, HOUSING: 6, LAND_TRANSFER: 5, SCHOOL_BULLYING: 5, PROPERTY_LOSS: 4,
};

/** Share of migrant workers among the applicants of a matter; 0.06 elsewhere (minors and notified cases: none). */
export const MIGRANT_SHARE = { LABOUR_PAY: 0.9, INJURY_WORK: 0.85, LABOUR_RELATION: 0.8, LABOUR_OTHER: 0.55, INJURY_TRAFFIC: 0.2 };
/** Share of minors among the applicants of a matter; none elsewhere. */
export const MINOR_SHARE = { NOTIFIED_MINOR: 1, SUPPORT_OF_CHILDREN: 0.95, SCHOOL_BULLYING: 1, INJURY_TRAFFIC: 0.08, ABUSE: 0.4, ABANDONMENT: 0.5, CRIMINAL_VICTIM: 0.4, EDUCATION: 0.5 };
export const ELDERLY_SHARE = { SUPPORT_OF_PARENTS: 1, CIVIL_CAPACITY: 0.3, INJURY_MEDICAL: 0.35, ABANDONMENT: 0.4, PENSION: 0.4 };

/** Channels of applications; notified matters have the notifying organ. Chosen. */
export const CHANNEL_WEIGHTS = { WINDOW: 52, WEB: 18, HOTLINE: 10, WORKSTATION: 16, HOME_VISIT: 4 };
export const NOTIFYING_WEIGHTS = { COURT_NOTICE: 62, PROCURATORATE_NOTICE: 20, POLICE_NOTICE: 18 };
/** Manner of verification: LAW art. 41 names query and commitment; certificates are rare since. Chosen. */
export const VERIFICATION_WEIGHTS = { DATA_QUERY: 46, COMMITMENT: 47, CERTIFICATE: 7 };
/** Applications by month: wage claims gather before the Spring Festival. Chosen. */
export const MONTH_WEIGHTS = { 1: 12, 2: 5, 3: 9, 4: 8, 5: 8, 6: 8, 7: 7, 8: 7, 9: 8, 10: 7, 11: 9, 12: 12 };

export const ROWS = 1000;
export const BAD_ROWS = 80;
export const REPEATED_ROWS = 8;
export const SECOND_APPLICATIONS = 10;
/** Share of good rows typed in some unusual but readable way. */
export const VARIANT_SHARE = 0.55;
/** Share of applications that lack a paper, so that a notice of what is missing is due. */
export const INCOMPLETE_SHARE = 0.12;
