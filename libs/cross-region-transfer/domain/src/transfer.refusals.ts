import { refusalText, type RefusalText } from '@juanzong/common-domain';
import { refuse, type Refusal } from '@juanzong/kernel';
import type { PolicyMissing } from '@juanzong/policy';

export type TransferCode =
  | 'cross-region-transfer.not-received' | 'cross-region-transfer.over' | 'cross-region-transfer.under-way' | 'cross-region-transfer.nothing-proposed'
  | 'cross-region-transfer.not-forwarded' | 'cross-region-transfer.not-disputed' | 'cross-region-transfer.other-agency' | 'cross-region-transfer.own-competence'
  | 'cross-region-transfer.may-decide' | 'cross-region-transfer.place-unknown' | 'cross-region-transfer.place-differs' | 'cross-region-transfer.no-such-place'
  | 'cross-region-transfer.no-agency' | 'cross-region-transfer.several-competent' | 'cross-region-transfer.not-competent' | 'cross-region-transfer.sent-back'
  | 'cross-region-transfer.designated' | 'cross-region-transfer.materials-not-agreed' | 'cross-region-transfer.interview-missing' | 'cross-region-transfer.interview-in-future'
  | 'cross-region-transfer.no-such-agency' | 'cross-region-transfer.claims-itself' | 'cross-region-transfer.not-the-authority' | 'cross-region-transfer.outside-authority'
  | 'cross-region-transfer.designated-already' | 'cross-region-transfer.advance-aid-running';

export type TransferRefusal = Refusal<TransferCode> | PolicyMissing;

export const refuseTransfer = (code: TransferCode, params: Refusal['params'] = {}): Refusal<TransferCode> => refuse(code, params);

/** Every refusal of cross-region transfer, in words. A test walks the whole union. */
export const transferRefusals: Readonly<Record<TransferCode, RefusalText>> = {
  'cross-region-transfer.not-received': refusalText(404, '尚未收到申请，没有此案卷。', 'No application has been received: there is no such file.'),
  'cross-region-transfer.over': refusalText(409, '申请已受理或者已经结束，不能再转交。', 'The application was accepted or has ended; it is forwarded no more.'),
  'cross-region-transfer.under-way': refusalText(409, '转交正在办理（{status}），不能进行此操作。', 'A forwarding is under way ({status}); this cannot be done.'),
  'cross-region-transfer.nothing-proposed': refusalText(409, '没有拟转交的记录。', 'No forwarding is proposed.'),
  'cross-region-transfer.not-forwarded': refusalText(409, '案卷不是转交来的，无需答复。', 'The file was not forwarded; there is nothing to answer.'),
  'cross-region-transfer.not-disputed': refusalText(409, '没有管辖争议，无需指定。', 'Nothing is disputed; there is nothing to designate.'),
  'cross-region-transfer.other-agency': refusalText(403, '此事由机构{wanted}办理，机构{agency}不能办理。', 'This is for agency {wanted}; agency {agency} may not do it.'),
  'cross-region-transfer.own-competence': refusalText(422, '本机构（{agency}）有管辖权，不得转交，应当自行办理。', 'This agency ({agency}) is competent itself: the application is not forwarded.'),
  'cross-region-transfer.may-decide': refusalText(422, '依据本地区通办规则（{rule}），本机构可以直接受理，不需转交。', 'Under the region’s own rule ({rule}) this agency may accept directly; there is nothing to forward.'),
  'cross-region-transfer.place-unknown': refusalText(422, '登记的办案机关、事由发生地不能确定地区，请填写 place（区划代码）。', 'The particulars do not tell the place of the organ, the body or the cause; name it as place (a region code).'),
  'cross-region-transfer.place-differs': refusalText(422, '填写的地区{place}与登记的内容（{derived}）不符，请先更正登记。', 'The place {place} differs from what the particulars say ({derived}); correct those first.'),
  'cross-region-transfer.no-such-place': refusalText(422, '区划代码{place}不存在。', 'There is no region {place}.'),
  'cross-region-transfer.no-agency': refusalText(422, '地区{places}没有使用本平台的法律援助机构，请告知申请人向当地机构申请。', 'No agency on the platform serves {places}; tell the applicant to apply there.'),
  'cross-region-transfer.several-competent': refusalText(422, '有管辖权的机构不止一个（{competent}），请指明转交给哪一个（to）。', 'Several agencies are competent ({competent}); say to which one.'),
  'cross-region-transfer.not-competent': refusalText(422, '机构{to}没有管辖权；有管辖权的是{competent}。', 'Agency {to} is not competent; competent are {competent}.'),
  'cross-region-transfer.sent-back': refusalText(409, '案卷曾由机构{to}管理，不得退回；有争议的，请提出管辖争议。', 'The file was with agency {to} before and is never sent back; dispute the competence instead.'),
  'cross-region-transfer.designated': refusalText(409, '上级机关（{authority}）已指定管辖，不得再转交或者提出争议。', 'The authority {authority} has designated the agency: the file is neither forwarded nor disputed again.'),
  'cross-region-transfer.materials-not-agreed': refusalText(409, '尚未与有管辖权的机构商定材料清单。', 'The list of materials has not been agreed with the competent agency.'),
  'cross-region-transfer.interview-missing': refusalText(409, '尚未制作谈话笔录并向申请人宣读。', 'No interview record has been read back to the applicant.'),
  'cross-region-transfer.interview-in-future': refusalText(422, '谈话日期{on}晚于今天。', 'The date of the interview {on} is in the future.'),
  'cross-region-transfer.no-such-agency': refusalText(422, '平台上没有代码为{agency}的法律援助机构。', 'There is no agency {agency} on the platform.'),
  'cross-region-transfer.claims-itself': refusalText(422, '不能主张由本机构管辖的同时提出争议；认为本机构有管辖权的，请接受转交。', 'Who holds itself competent accepts the forwarding; it does not dispute it.'),
  'cross-region-transfer.not-the-authority': refusalText(403, '本争议由{authority}指定，{agency}无权指定。', 'This dispute is for {authority} to designate, not {agency}.'),
  'cross-region-transfer.outside-authority': refusalText(422, '机构{to}既非争议机构，也不在{authority}辖区内。', 'Agency {to} is neither concerned nor within {authority}.'),
  'cross-region-transfer.designated-already': refusalText(409, '已指定机构{to}管辖。', 'Agency {to} is designated already.'),
  'cross-region-transfer.advance-aid-running': refusalText(
    409, '本机构已决定先行提供法律援助，案卷由本机构继续办理，不能转交；需要转交的，请先撤销先行援助。', 'Advance aid granted by this agency is running: the file stays with it. Revoke the advance aid first if it has to be forwarded.',
  ),
};
