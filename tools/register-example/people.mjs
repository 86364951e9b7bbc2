import { checkCharacter } from '@juanzong/register';
import { HOME_PLACES, PLACES, STREETS } from './places.mjs';

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严'];
const MALE = [...'伟强磊军勇杰涛超明刚平辉健鹏华亮建国海波斌宇浩飞峰龙林志'];
const FEMALE = [...'芳娜敏静丽艳娟霞秀英玲桂兰萍红燕梅琳雪琴云莲珍凤洁倩婷慧'];
const COMPANIES = ['鑫达', '宏远', '华丰', '金利', '恒信', '新业', '众诚', '天成', '广源', '瑞祥', '腾飞', '永固'];
const TRADES = ['建筑工程有限公司', '家具有限公司', '劳务有限公司', '电子科技有限公司', '餐饮管理有限公司', '物流有限公司', '服装厂', '装饰工程有限公司'];

const two = (n) => String(n).padStart(2, '0');

export const personName = (random, sex) => random.pick(SURNAMES) + Array.from({ length: random.int(1, 2) }, () => random.pick(sex === '男' ? MALE : FEMALE)).join('');
export const companyName = (random) => random.pick(COMPANIES) + random.pick(TRADES);

/** An invented number with a right check digit; sequences 900–999 are hardly ever given out. */
export function identityNumber(random, region, birth, sex) {
  const sequence = random.int(450, 499) * 2 + (sex === '男' ? 1 : 0);
  const first17 = `${region}${birth.replaceAll('-', '')}${sequence}`;
  return first17 + checkCharacter(first17);
}

const birthDate = (random, on, youngest, oldest) => `${Number(on.slice(0, 4)) - random.int(youngest + 1, oldest)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
const AGES = { minor: [7, 16], elderly: [60, 84], adult: [19, 57] };

/** An applicant of an age class, living at the agency's place; a migrant worker has a home elsewhere. */
export function person(random, { agency, on, age, migrant, sex = random.chance(0.56) ? '男' : '女' }) {
  const birth = birthDate(random, on, ...AGES[age]);
  const [regionHere, here] = random.pick(PLACES[agency]);
  const [region, home] = migrant ? random.pick(HOME_PLACES) : [regionHere, here];
  return {
    name: personName(random, sex), sex, birth, idNumber: identityNumber(random, region, birth, sex),
    phone: `1${random.pick(['38', '39', '50', '58', '77', '86', '99'])}0000${String(random.int(0, 9999)).padStart(4, '0')}`,
    domicile: home, here, residence: `${here}${random.pick(STREETS)}${random.int(1, 280)}号`,
  };
}
