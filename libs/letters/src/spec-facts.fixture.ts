import type { LetterFacts } from './facts/letter-facts.js';
import type { LetterForm } from './forms.js';

const common = { agency: { code: '340202', name: '芜湖市镜湖区法律援助中心' }, number: '（2024）芜湖市镜湖区法援民字第0012号', date: '2024-03-05' };
const person = { applicant: '张三', matter: '支付劳动报酬', receivedOn: '2024-03-05' };
const forwarding = { ...person, to: '合肥市法律援助中心', reason: '办案机关所在地为安徽省合肥市，依法应当由合肥市法律援助中心办理' };

/** Facts of every form, with all that a form may say. */
export const FACTS: { readonly [Form in LetterForm]: LetterFacts<Form> } = {
  receipt: {
    ...common, ...person, agent: '张父', channel: '窗口', total: 3,
    materials: [{ name: '法律援助申请表', copies: 1, pages: 2, receivedOn: '2024-03-05' }, { name: '身份证明', copies: 2, pages: '/', receivedOn: '2024-03-06' }],
  },
  'supplement-notice': { ...common, ...person, missing: [{ name: '身份证明' }, { name: '经济困难状况说明表' }], dueDate: '2024-03-20' },
  'grant-decision': { ...common, ...person, route: 'TESTED', byOrder: true, advance: true },
  'refusal-decision': { ...common, ...person, explanation: '人均月收入超过经济困难标准。', remedies: [{ text: '自收到本决定书之日起提出异议。' }] },
  'assignment-notice': {
    ...common, firm: '安徽某律师事务所', lawyer: '李伟', recipient: '张三', matter: '支付劳动报酬', category: '民事', opponents: '某建筑公司', organ: '镜湖区人民法院', stage: '一审', ground: 'APPLICATION',
  },
  'forwarding-letter': { ...common, ...forwarding, materials: [{ name: '身份证明', copies: 1 }] },
  'forwarding-notice': { ...common, ...forwarding },
  'service-record': {
    ...common, addressee: '张三', document: '给予法律援助决定书', documentNumber: common.number, issuedOn: '2024-03-11', served: { on: '2024-03-12', method: '直接送达', receivedBy: '张三' },
  },
  'archive-cover': {
    ...common, category: '民事', matter: '支付劳动报酬', recipient: '张三', opponents: '某建筑公司', organ: null, stage: '仲裁', firm: '安徽某律师事务所', lawyer: '李伟', receivedOn: '2024-03-05',
    grantedOn: '2024-03-11', assignedOn: '2024-03-12', closedOn: '2024-05-20', result: '调解结案',
    contents: [{ name: '身份证明', date: '2024-03-05', pages: 2, place: '1—2' }, { name: '裁判文书', date: '2024-05-20', pages: '/', place: '/' }], totalPages: null,
  },
};
