// Lays the rows out as a centre keeps its register: a title above the header, a column of its own, a second sheet.
import exceljs from 'exceljs';

export const HEADERS = [
  '序号', '登记编号', '申请日期', '受理机构', '申请渠道', '申请人姓名', '性别', '出生日期', '证件类型', '证件号码', '联系电话', '户籍地', '经常居住地', '人群类别', '代理人姓名',
  '与申请人关系', '事项类别', '案由', '诉讼阶段', '办案机关', '争议发生地', '对方当事人', '案情摘要', '家庭人口', '家庭月收入(元)', '家庭资产(元)', '核查方式', '已交材料', '时效届满日',
  '通知机关文书号', '意向律师', '备注',
];
export const FIRST_ROW = 3;
const WRITTEN = new Date('2025-01-06T00:00:00Z');

function guide(workbook) {
  const sheet = workbook.addWorksheet('填表说明');
  sheet.addRow(['本登记簿为示例，人名、号码均为虚构。']);
  sheet.addRow(['The register is an example; names and numbers are invented.']);
}

/** The agency is typed once for rows that follow each other, and merged over them. */
function mergeAgencies(sheet, rows, merges) {
  const column = HEADERS.indexOf('受理机构') + 1;
  for (const [first, last] of merges) sheet.mergeCells(first, column, last, column);
}

/** `rows`: cells by header; `merges`: ranges of row numbers whose agency is one cell. */
export async function workbookBytes(rows, merges) {
  const workbook = new exceljs.Workbook();
  Object.assign(workbook, { creator: 'juanzong', lastModifiedBy: 'juanzong', created: WRITTEN, modified: WRITTEN });
  const sheet = workbook.addWorksheet('2024', { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.addRow(['2024年法律援助申请登记簿']);
  sheet.mergeCells(1, 1, 1, HEADERS.length);
  sheet.addRow(HEADERS).font = { bold: true };
  HEADERS.forEach((header, i) => {
    sheet.getColumn(i + 1).width = /摘要|材料/.test(header) ? 40 : /号码|地|机关|当事人|事项/.test(header) ? 22 : 13;
  });
  rows.forEach((cells, i) => {
    const row = sheet.getRow(FIRST_ROW + i);
    HEADERS.forEach((header, j) => {
      const value = cells[header];
      if (value === undefined) return;
      const cell = row.getCell(j + 1);
      cell.value = value;
      if (value instanceof Date) cell.numFmt = 'yyyy"年"m"月"d"日"';
      if (typeof value === 'string' && /号码|电话|编号/.test(header)) cell.numFmt = '@';
    });
  });
  mergeAgencies(sheet, rows, merges);
  guide(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
