import type { Bilingual } from '@juanzong/kernel';

const TITLES: Readonly<Record<number, Bilingual>> = {
  400: { zh: '请求内容有误', en: 'The request is not valid' },
  401: { zh: '未登录或登录已失效', en: 'Not signed in' },
  403: { zh: '无权办理', en: 'Not permitted' },
  404: { zh: '未找到', en: 'Not found' },
  405: { zh: '不支持的操作', en: 'Method not allowed' },
  409: { zh: '与现有记录冲突', en: 'Conflict with what is on record' },
  412: { zh: '案卷已有变化', en: 'The file has changed' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '不支持的内容格式', en: 'Unsupported media type' },
  422: { zh: '依规则不能办理', en: 'Not possible under the rules' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  500: { zh: '系统内部错误', en: 'Internal error' },
  503: { zh: '服务暂不可用', en: 'Temporarily unavailable' },
  504: { zh: '等待超时', en: 'Timed out' },
};

/** The title of a problem whose refusal has none of its own. */
export const statusTitle = (status: number): Bilingual => TITLES[status] ?? { zh: '未能办理', en: 'Not done' };
