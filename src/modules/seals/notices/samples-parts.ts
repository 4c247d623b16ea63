import type { Appeal, Common, Formal } from './parts.ts'

/** What the synthetic notices share. Bodies and people do not exist. */
export const common: Common = {
  bodyName: '长沙市芙蓉区市场监督管理局（演示）',
  applicantName: '长沙芙蓉演示餐饮有限公司',
  applicantKind: 'organization',
  applicantIdMasked: '91430102MA4L00DX1T',
  itemName: '《食品经营许可证》新办',
  itemType: '行政许可',
  receiptNumber: 'FR26-7K3M-9Q2X',
  caseNumber: '11430102006127387C4430131001000202611200001',
  day: '2026-11-22',
  legalBasis: ['《中华人民共和国行政许可法》第三十二条'],
  qrUrl: 'https://yimen.example/status/FR26-7K3M-9Q2X',
  demo: true,
}

/** Of one day, with one number. */
export const formal = (day: string, number: string, ...legalBasis: string[]): Formal => ({
  ...common,
  day,
  number,
  submittedDay: '2026-11-20',
  legalBasis,
})

export const appeal: Appeal = {
  reconsiderationBody: '长沙市芙蓉区人民政府（演示）',
  reconsiderationDays: 60,
  court: '长沙铁路运输法院（演示）',
  courtMonths: 6,
}

/** 公共场所卫生许可 on a promise: another body, another kind of business. */
export const hygiene: Partial<Common> = {
  bodyName: '长沙市芙蓉区卫生健康局（演示）',
  applicantName: '长沙芙蓉演示酒店管理有限公司',
  applicantIdMasked: '91430102MA4L00EX2Y',
  itemName: '公共场所卫生许可（告知承诺）',
}
