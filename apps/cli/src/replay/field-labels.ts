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
  request: '转交的申请', requestedAt: '当事人提出申请的时间', through: '转交途径', organ: '转交单位', fields: '字段', duplicateCaseId: '重复的案卷', duplicateAgency: '重复案卷的机构', subject: '信息主体', legalBasis: '法律依据', id: '标识',
  hash: '哈希', registeredCase: '案号所属案卷', ordinal: '序号', openedBy: '立卷记录', takenBy: '占用的案卷', takenByAgency: '占用的机构', releasedBy: '释放记录', drawnFor: '取号案卷', startedBy: '起算记录', startedAt: '起算时间', unit: '单位',
  pausedBy: '可中止的情形', rule: '规则', verified: '已核实', pauses: '中止', pausedAt: '中止时间', resumedAt: '恢复时间', calendarVersion: '日历版本', calendarProvisional: '日历未公布', generation: '代次', previousCalendarVersion: '原日历版本',
  metBy: '办结记录', late: '逾期', because: '所依据的记录', reaction: '自动处理', refusal: '不能办理的原因', params: '参数', applies: '适用', onePersonMayDecide: '可由一人审查决定', dueOn: '应办结日', matterCategory: '案件类别', inScope: '属于援助范围',
  route: '经济困难审查情形', grounds: '理由', lifeOrDeathPossible: '可能判处无期徒刑、死刑', minorInvolved: '涉及未成年人', fromCase: '原案卷', fromEntry: '原核查记录', fromAgency: '原认定机构', verifiedOn: '核查日期', basis: '依据',
  formalitiesOpen: '手续待补办', advance: '先行援助决定', costBorneByApplicant: '费用由申请人负担', proposedBy: '拟定人', explanation: '说明', text: '内容', zh: '中文', en: '英文', against: '所针对的决定', onBehalf: '由机构代为登记', lateReason: '逾期的正当理由',
  objection: '异议', saw: '查看的记录', organConsent: '办案机关答复', commitment: '承诺所在记录', what: '不实内容', amountFen: '应付费用', fineFen: '罚款', maximumFineFen: '罚款上限', grantEntry: '给予援助的决定', rosterRevision: '律师库版本', caseRevision: '所依案卷版本',
  licenceNumber: '执业证号', licensedSince: '执业日期', specialities: '专业', familiarWithMinors: '熟悉未成年人案件', criminalDefenceSince: '刑事辩护起始', annualCap: '年度上限', until: '至', caseId: '案卷', onYear: '年份', criteria: '条件',
  excludedLawyers: '排除的律师', place: '地区', region: '地区', competent: '有管辖权的机构', agreed: '商定的材料', interviewedOn: '谈话日期', readBack: '已宣读', explained: '已说明转交事由', document: '文件', clockStartsAt: '期限起算',
  claims: '认为有管辖权的机构', authority: '指定机关', authorityBy: '指定权依据', list: '归档清单', item: '归档材料', submission: '提交记录', archiveNumber: '档案号', contents: '卷内目录', label: '名称', rater: '评价人', service: '服务环节', scores: '评分',
  aspect: '评价项', score: '得分', comment: '评语', actId: '监督编号', findingId: '问题编号', severity: '严重程度', duty: '整改责任方', measures: '整改措施', accepted: '通过', campaign: '评估活动', period: '期间', sheet: '评分表', contentHash: '内容哈希',
  sample: '抽样规则', ratePerMille: '抽样比例（千分之）', minimumPerStratum: '每层至少', strata: '分层', pack: '规则包', seedCommitment: '种子承诺', seed: '种子', seedFrom: '种子来源', asOf: '截至', cases: '案卷', revision: '案卷版本', archivedOn: '归档日期',
  category: '案件类别', lawyerGrade: '律师等次', algorithm: '算法', stratum: '层', drawn: '抽取数', selected: '抽中的案卷', files: '案卷', points: '分数', grade: '等次', entry: '记录', byAgency: '按机构', meanPoints: '平均分', counts: '各等次数', EXCELLENT: '优秀',
  GOOD: '良好', QUALIFIED: '合格', UNQUALIFIED: '不合格', byLawyer: '按律师', reviews: '评估数', reviewerId: '专家编号', interests: '利害关系', reviewId: '评估编号', head: '抽样时的案卷', reviewersPerFile: '每案专家数', reviewers: '评阅专家',
  instead: '接替', poolRevision: '专家库版本', order: '抽取顺序', as: '身份', marks: '评分明细', criterion: '评分项', deductions: '扣分', vetoes: '一票否决项', notes: '说明', arbiter: '裁决专家', how: '评定方式', findings: '问题数',
  limitFen: '标准', baseFen: '基数', percent: '百分比', comparison: '比较', indicator: '指标', person: '人均', circumstances: '情形', age: '年龄', months: '月数',
  form: '文书', template: '模板', number: '编号', onDate: '文书日期', basedOn: '依据的记录', issued: '所送达的文书', missingCharacters: '字体缺字数', digest: '摘要', mediaType: '格式', kind: '种类', pages: '页数',
};

export const fieldLabel = (field: string): string => FIELD_LABELS[field] ?? field;

/** A path such as `application.applicant.name` by the labels of its fields; positions in lists are left out. */
export const pathLabel = (path: string): string => path.split('.').filter((part) => !/^(\d+|\*|\[\])$/.test(part)).map((part) => fieldLabel(part.replace(/\[\d*\]$/, ''))).join('·');
