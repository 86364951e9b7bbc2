import { catalogue } from './catalogue.js';

/** 申请渠道: how an application reached the agency. The three notifying organs are channels without a means test. */
export const CHANNELS = catalogue([
  { code: 'WINDOW', label: { zh: '窗口', en: 'Window' }, aliases: ['现场', '来访', '窗口申请'] },
  { code: 'HOTLINE', label: { zh: '热线', en: 'Hotline' }, aliases: ['12348', '12348热线', '电话', '热线电话'] },
  { code: 'WEB', label: { zh: '网络', en: 'Web' }, aliases: ['网上', '网站', '小程序', '网络申请'] },
  { code: 'WORKSTATION', label: { zh: '工作站', en: 'Workstation' }, aliases: ['联络点', '法律援助工作站', '联系点'] },
  { code: 'HOME_VISIT', label: { zh: '上门服务', en: 'Home visit' }, aliases: ['上门', '上门受理'] },
  { code: 'COURT_NOTICE', label: { zh: '法院通知', en: 'Notification of a court' }, aliases: ['人民法院通知', '法院'] },
  { code: 'PROCURATORATE_NOTICE', label: { zh: '检察院通知', en: 'Notification of a procuratorate' }, aliases: ['人民检察院通知', '检察院', '检察机关通知'] },
  { code: 'POLICE_NOTICE', label: { zh: '公安机关通知', en: 'Notification of a police organ' }, aliases: ['公安通知', '公安机关', '公安'] },
]);

export type ChannelCode = (typeof CHANNELS.entries)[number]['code'];
export const channelByName = (nameOrCode: string): (typeof CHANNELS.entries)[number] | undefined => CHANNELS.find(nameOrCode);
/** Whether a case from this channel is one by notification (通知类). */
export const isNotificationChannel = (code: ChannelCode): boolean => code.endsWith('_NOTICE');
