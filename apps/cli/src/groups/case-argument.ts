/** How a case may be named. */
export const CASE = '案件编号、案号或登记编号 / case id, case number or register number';
