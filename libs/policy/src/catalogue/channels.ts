import { catalogue } from './catalogue.js';

/** 申请渠道: how an application reached the agency. The three notifying organs are channels without a means test. 12345 is the government's hotline, 12333 that of labour and social security, 12338 of the women's federation. */
export const CHANNELS = catalogue([
  { code: 'WINDOW', label: { zh: '窗口', en: 'Window' }, aliases: ['现场', '来访', '窗口申请'] },
  { code: 'HOTLINE', label: { zh: '热线', en: 'Hotline' }, aliases: ['12348', '12348热线', '电话', '热线电话'] },
  { code: 'WEB', label: { zh: '网络', en: 'Web' }, aliases: ['网上', '网站', '网络申请', '12348中国法网'] },
  { code: 'WORKSTATION', label: { zh: '工作站', en: 'Workstation' }, aliases: ['法律援助工作站', '流动法律援助工作站', '云端法律援助工作站'] },
  { code: 'HOME_VISIT', label: { zh: '上门服务', en: 'Home visit' }, aliases: ['上门', '上门受理'] },
  { code: 'CONTACT_POINT', label: { zh: '联络点', en: 'Contact point' }, aliases: ['联系点', '法律援助联络点', '法律援助联系点'] },
  { code: 'MINI_PROGRAM', label: { zh: '小程序', en: 'Mini-program' }, aliases: ['微信小程序', '微信', '公众号', '手机应用', 'APP'] },
  { code: 'TERMINAL', label: { zh: '自助终端', en: 'Smart terminal' }, aliases: ['智能终端', '自助机', '公共法律服务自助机', '机器人'] },
  { code: 'POST', label: { zh: '邮寄', en: 'Post' }, aliases: ['信函', '来信', '邮政'] },
  { code: 'HOTLINE_12345', label: { zh: '12345热线转接', en: 'Hotline 12345' }, aliases: ['12345', '12345热线', '政务服务便民热线'] },
  { code: 'HOTLINE_12333', label: { zh: '12333热线转接', en: 'Hotline 12333' }, aliases: ['12333', '12333热线', '人社热线'] },
  { code: 'HOTLINE_12338', label: { zh: '12338热线转接', en: 'Hotline 12338' }, aliases: ['12338', '12338热线', '妇联热线'] },
  { code: 'ORGAN', label: { zh: '办案机关转交', en: 'Forwarded by a case-handling organ' }, aliases: ['办案机关', '机关转交'] },
  { code: 'DETENTION', label: { zh: '监管场所转交', en: 'Forwarded by a place of custody' }, aliases: ['监管场所', '看守所', '看守所转交', '监狱', '监狱转交', '戒毒所', '强制隔离戒毒所'] },
  { code: 'DUTY_LAWYER', label: { zh: '值班律师', en: 'Forwarded by a duty lawyer' }, aliases: ['值班律师转交', '值班律师工作站'] },
  { code: 'COURT_NOTICE', label: { zh: '法院通知', en: 'Notification of a court' }, aliases: ['人民法院通知', '法院'] },
  { code: 'PROCURATORATE_NOTICE', label: { zh: '检察院通知', en: 'Notification of a procuratorate' }, aliases: ['人民检察院通知', '检察院', '检察机关通知'] },
  { code: 'POLICE_NOTICE', label: { zh: '公安机关通知', en: 'Notification of a police organ' }, aliases: ['公安通知', '公安机关', '公安'] },
]);

export type ChannelCode = (typeof CHANNELS.entries)[number]['code'];
export const channelByName = (nameOrCode: string): (typeof CHANNELS.entries)[number] | undefined => CHANNELS.find(nameOrCode);
/** Whether a case from this channel is one by notification (通知类). */
export const isNotificationChannel = (code: ChannelCode): boolean => code.endsWith('_NOTICE');

/** Who must pass on within twenty-four hours what a detained or accused person asks for (LAW 39). */
const FORWARDING: readonly ChannelCode[] = ['ORGAN', 'DETENTION', 'DUTY_LAWYER'];
export const isForwardingChannel = (code: ChannelCode): boolean => FORWARDING.includes(code);
