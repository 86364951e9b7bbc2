/** What the papers of an archive are called, by the codes of the packs' lists; a test keeps them equal. */
export const ARCHIVE_PAPERS: Readonly<Record<string, string>> = {
  AGREEMENT: '委托代理、辩护协议及授权委托书',
  APPLICATION_PAPERS: '申请表、身份及经济困难状况材料，或者通知公函',
  ASSIGNMENT_NOTICE: '指派通知书',
  CLOSING_REPORT: '办理情况报告（结案报告）',
  DEFENCE_STATEMENT: '辩护词',
  EVIDENCE: '证据材料',
  FILE_READING_NOTES: '阅卷笔录',
  GRANT_DECISION: '给予法律援助决定书',
  HEARING_PAPERS: '出庭通知、庭审笔录',
  INTERVIEW_RECORD: '谈话笔录',
  LEGAL_DOCUMENT: '有关法律文书的副本或者复印件',
  LEGAL_OPINION: '法律意见书',
  LETTER_TO_ORGAN: '公函',
  MEETING_RECORD: '会见笔录',
  OTHER: '其他材料',
  PLEADINGS: '起诉状、上诉状或者答辩状',
  PROGRESS_RECORD: '通报办理进展记录',
  REPRESENTATION_STATEMENT: '代理词',
  REQUEST_PAPERS: '仲裁、复议、调解申请书或者协商文书',
  SERVICE_RECORD: '送达回证',
  TERMINATION_DECISION: '终止法律援助决定书',
};

/** What the archive lists are called. */
export const ARCHIVE_LISTS: Readonly<Record<string, string>> = {
  ADMIN_SUIT: '行政诉讼归档清单',
  CIVIL_SUIT: '民事诉讼归档清单',
  DEFENCE_INVESTIGATION: '刑事辩护（侦查阶段）归档清单',
  DEFENCE_PROSECUTION: '刑事辩护（审查起诉阶段）归档清单',
  DEFENCE_TRIAL: '刑事辩护（审判阶段）归档清单',
  NON_LITIGATION: '非诉讼（仲裁、复议、调解等）归档清单',
  REPRESENTATION_PROSECUTION: '刑事代理（审查起诉阶段）归档清单',
  REPRESENTATION_TRIAL: '刑事代理（审判阶段）归档清单',
};
