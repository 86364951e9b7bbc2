/** What the fields of entries and applications are called in Chinese; a field that is not here is shown by its own name. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  application: '申请', applicant: '申请人', agent: '代理人', household: '家庭经济状况', opponents: '对方当事人', name: '姓名', sex: '性别', birthDate: '出生日期', idType: '证件类型',
  idNumber: '证件号码', phone: '联系电话', domicile: '户籍地', residence: '经常居住地', relation: '与申请人关系', registerNumber: '登记编号', channel: '申请渠道', groups: '人群类别',
  matter: '事项类别', cause: '案由', stage: '阶段', handlingOrgan: '办案机关', disputePlace: '争议发生地', summary: '案情摘要', size: '家庭人口', monthlyIncomeFen: '家庭月收入',
  assetsFen: '家庭资产', verification: '核查方式', materials: '材料', missing: '缺少的材料', stillMissing: '仍缺材料', documents: '文件', limitationDate: '时效届满日', notificationNumber: '通知机关文书号',
  preferredLawyer: '意向律师', otherColumns: '其他列', caseNumber: '案号', receipt: '回执', reason: '理由', reasons: '理由', evidence: '依据材料', changes: '更正内容', open: '开通',
  outcome: '结果', note: '备注', method: '方式', source: '来源', reference: '查询编号', householdSize: '家庭人口', servedOn: '送达日期', receivedBy: '签收人', remedy: '救济途径', remedies: '救济途径',
  lawyerId: '律师编号', lawyerName: '律师', firm: '执业机构', mode: '指派方式', pool: '律师库', drawId: '抽派编号', exclusions: '排除的律师', candidatesCount: '候选人数',
  signedOn: '签订日期', powerOfAttorney: '授权委托书', exceptionReason: '例外理由', content: '内容', reportedToRecipient: '已告知受援人', result: '办理结果', resultText: '结果说明',
  recoveredFen: '挽回金额', closingDocuments: '结案材料', closedOn: '结案日期', dueDate: '届满日', dueAt: '届满时刻', deadlines: '期限', deadline: '期限', deadlineId: '期限编号', ruleId: '期限规则', owner: '承担者',
  statistics: '统计', ageBand: '年龄段', incomeBand: '收入段', origin: '来源类型', firstCaseId: '前案', agency: '机构', code: '代码', conflict: '利益冲突', passedWhenRecorded: '登记时已过', material: '材料', copies: '份数', items: '清单', receivedOn: '收件日期',
  ground: '事由', by: '提出者', approved: '同意', requestEntry: '所涉申请', decisionEntry: '所依据的决定', from: '自', to: '至', hearingOn: '开庭日期', court: '法院', replaces: '取代的通知',
  form: '文书', template: '模板', number: '编号', onDate: '文书日期', basedOn: '依据的记录', issued: '所送达的文书', missingCharacters: '字体缺字数', digest: '摘要', mediaType: '格式', kind: '种类', pages: '页数',
};

export const fieldLabel = (field: string): string => FIELD_LABELS[field] ?? field;

/** A path such as `application.applicant.name` by the labels of its fields; positions in lists are left out. */
export const pathLabel = (path: string): string => path.split('.').filter((part) => !/^(\d+|\*|\[\])$/.test(part)).map((part) => fieldLabel(part.replace(/\[\d*\]$/, ''))).join('·');
