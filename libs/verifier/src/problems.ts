/** Every finding has a stable code. The messages are what a reader sees; Chinese first. */
export const PROBLEMS = {
  'export.unreadable': { zh: '文件无法读取为 UTF-8 编码的 JSON', en: 'the file cannot be read as UTF-8 JSON' },
  'export.not-canonical': { zh: '文件不是其规范形式（RFC 8785），至少一个字节被改动', en: 'the file is not its own canonical form (RFC 8785): at least one byte was changed' },
  'export.format-unknown': { zh: '未知的导出格式', en: 'unknown export format' },
  'export.malformed': { zh: '导出文件结构不符合格式说明', en: 'the export does not have the members its format prescribes' },
  'export.empty': { zh: '案卷没有条目', en: 'the case file has no entries' },
  'entry.malformed': { zh: '条目结构不符合格式说明', en: 'the entry does not have the members its format prescribes' },
  'entry.format-unknown': { zh: '未知的条目格式版本', en: 'unknown version of the entry format' },
  'entry.algorithm-unknown': { zh: '未知的杂凑算法', en: 'unknown hash algorithm' },
  'entry.hash-wrong': { zh: '条目内容与其杂凑值不符', en: 'the hash is not that of the entry' },
  'entry.chain-broken': { zh: '条目未衔接上一条目的杂凑值', en: 'the entry is not chained to the one before' },
  'entry.revision-gap': { zh: '条目序号有缺口', en: 'revisions are missing before this entry' },
  'entry.revision-duplicate': { zh: '条目序号重复', en: 'the revision occurs twice' },
  'entry.revision-order': { zh: '条目顺序颠倒', en: 'the revision is out of order' },
  'entry.other-stream': { zh: '条目属于另一案卷流', en: 'the entry belongs to another stream' },
  'entry.other-case': { zh: '条目属于另一案件', en: 'the entry belongs to another case' },
  'entry.id-wrong': { zh: '条目编号不是由流、命令编号和序号推导而来', en: 'the event id is not derived from stream, command id and index' },
  'entry.recorded-before-previous': { zh: '记录时间早于上一条目', en: 'recorded before the entry before it' },
  'field.algorithm-unknown': { zh: '未知的加密算法', en: 'unknown encryption algorithm' },
  'head.mismatch': { zh: '卷首与最后条目不符（尾部被截断或替换）', en: 'the head is not the last entry: the tail was cut off or exchanged' },
  'head.algorithm-unknown': { zh: '未知的签名算法', en: 'unknown signature algorithm' },
  'head.signature-wrong': { zh: '卷首签名无效', en: 'the signature of the head is wrong' },
  'head.key-unknown': { zh: '签名公钥不在受信任名单内', en: 'the signing key is not one of the trusted keys' },
  'document.malformed': { zh: '材料条目结构不符合格式说明', en: 'the document does not have the members its format prescribes' },
  'document.order': { zh: '材料未按摘要排序或重复', en: 'documents are not in strict order of their digests' },
  'document.digest-wrong': { zh: '材料内容与其摘要不符', en: 'the content is not that of the digest' },
  'document.size-wrong': { zh: '材料大小不符', en: 'the content does not have the size given' },
  'document.unreferenced': { zh: '案卷条目未提及该材料，或其说明不符', en: 'no entry names this document with this description' },
  'document.missing': { zh: '条目提及的材料未列出', en: 'an entry names a document that is not listed' },
  'disclosure.malformed': { zh: '披露密钥结构不符合格式说明', en: 'the disclosure does not have the members its format prescribes' },
  'disclosure.order': { zh: '披露密钥未排序或重复', en: 'disclosures are not in strict order of entry and field' },
  'disclosure.entry-unknown': { zh: '披露密钥所指条目不存在', en: 'the disclosure names no entry of this file' },
  'disclosure.field-unknown': { zh: '披露密钥所指字段不存在或未加密', en: 'the disclosure names no encrypted field of the entry' },
  'disclosure.commitment-wrong': { zh: '披露密钥与承诺值不符（伪造的密钥）', en: 'the key is not the one the entry commits to: a forged key' },
  'disclosure.undecryptable': { zh: '披露密钥无法解密该字段', en: 'the key does not decrypt the field' },
  'campaign.malformed': { zh: '评估活动的条目不符合格式说明', en: 'the entries of the campaign are not as the format prescribes' },
  'campaign.seed-wrong': { zh: '公布的种子与事先的承诺值不符', en: 'the revealed seed is not the one that was committed to' },
  'campaign.frame-order': { zh: '抽样范围未按案件编号排序或有重复', en: 'the frame is not in strict order of its cases' },
  'campaign.rule-differs': { zh: '抽样规则与开展活动时载明的不同', en: 'the sample was drawn by another rule than the campaign named' },
  'campaign.sample-wrong': { zh: '抽中的案卷不是由范围、种子和规则得出的', en: 'the files drawn are not those that frame, seed and rule give' },
  'review.reviewers-wrong': { zh: '评阅专家不是由种子从可选专家中依次抽出的', en: 'the reviewers are not those whom the seed draws from the experts left' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export interface Problem {
  readonly code: ProblemCode;
  readonly message: { readonly zh: string; readonly en: string };
  /** The entry it was found in: its place in the file as it stands, and what it says of itself. */
  readonly index?: number;
  readonly revision?: number;
  readonly eventId?: string;
  /** A document's digest or a field's name. */
  readonly about?: string;
}

export const problem = (code: ProblemCode, where: Omit<Problem, 'code' | 'message'> = {}): Problem => ({ code, message: PROBLEMS[code], ...where });
