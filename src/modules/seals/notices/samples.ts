import type { Appeal, NoticeData } from './schema.ts'

type Common = Omit<
  Extract<NoticeData, { kind: 'slip' }>,
  'kind' | 'receivedAt' | 'channel' | 'materials' | 'lookUpCode' | 'answerBy'
>
type SampleName = Exclude<NoticeData['kind'], 'decision'> | 'granted' | 'denied'

/** One synthetic notice of each kind, for tests and for looking at. Bodies and people do not exist. */
const common: Common = {
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

const appeal: Appeal = {
  reconsiderationBody: '长沙市芙蓉区人民政府（演示）',
  reconsiderationDays: 60,
  court: '长沙铁路运输法院（演示）',
  courtMonths: 6,
}

export const sampleNotices: Readonly<Record<SampleName, NoticeData>> = {
  slip: {
    ...common,
    kind: 'slip',
    receivedAt: '2026-11-20T01:30:00Z',
    channel: 'online',
    materials: [
      '食品经营许可申请书',
      '营业执照（副本）复印件',
      '与食品经营相适应的主要设备设施布局、操作流程等文件',
      '食品安全规章制度目录清单',
    ],
    lookUpCode: '7Q2X',
    answerBy: '2026-11-27',
    legalBasis: [],
  },
  acceptance: {
    ...common,
    kind: 'acceptance',
    number: '芙市监受〔2026〕12号',
    submittedDay: '2026-11-20',
    acceptedDay: '2026-11-22',
    limitDays: 10,
    limitUnit: 'working_days',
    decideBy: '2026-12-04',
    explanation: '受理当日不计算在内，遇周末和法定节假日顺延。',
  },
  correction: {
    ...common,
    kind: 'correction',
    number: '芙市监补〔2026〕7号',
    submittedDay: '2026-11-20',
    demands: [
      { what: '经营场所布局图', how: '图中没有标出粗加工区与专间的位置，请标明各功能区并注明面积后重新提交。' },
      { what: '食品安全管理员资料', how: '缺少食品安全管理员的健康证明，请补交在有效期内的健康证明。' },
      { what: '住所（经营场所）使用证明', how: '租赁合同缺第三页，请补交完整合同。' },
    ],
    by: '2026-12-04',
  },
  non_acceptance: {
    ...common,
    kind: 'non_acceptance',
    number: '芙市监不受〔2026〕2号',
    submittedDay: '2026-11-20',
    reason: '申请的经营场所位于长沙市雨花区，不属于本机关管辖范围。',
    instead: '长沙市雨花区市场监督管理局（演示）',
    appeal,
  },
  granted: {
    ...common,
    kind: 'decision',
    number: '芙市监许准〔2026〕31号',
    outcome: 'granted',
    submittedDay: '2026-11-20',
    acceptedDay: '2026-11-22',
    grounds: '经书面审查和现场核查，经营场所布局、设备设施、人员和制度符合《食品经营许可和备案管理办法》规定的条件。',
    result: {
      name: '《食品经营许可证》',
      number: 'JY24301020000017',
      validFrom: '2026-11-22',
      validUntil: '2031-11-21',
    },
    appeal,
    legalBasis: ['《中华人民共和国食品安全法》第三十五条', '《中华人民共和国行政许可法》第三十八条第一款'],
  },
  denied: {
    ...common,
    kind: 'decision',
    number: '芙市监许不〔2026〕3号',
    outcome: 'denied',
    submittedDay: '2026-11-20',
    acceptedDay: '2026-11-22',
    grounds:
      '现场核查发现，经营场所距离开放式垃圾站不足十米，且未设置专用餐具清洗消毒区，不符合食品经营场所的卫生要求。',
    appeal,
    legalBasis: ['《中华人民共和国食品安全法》第三十三条', '《中华人民共和国行政许可法》第三十八条第二款'],
  },
  conclusion: {
    ...common,
    kind: 'conclusion',
    number: '芙街办结〔2026〕108号',
    bodyName: '长沙市芙蓉区定王台街道办事处（演示）',
    applicantName: '林晓演',
    applicantKind: 'person',
    applicantIdMasked: '4301**********0021',
    itemName: '生育登记',
    itemType: '公共服务',
    submittedDay: '2026-11-20',
    concludedDay: '2026-11-22',
    outcome: '已完成生育登记',
    delivery: '电子文书，存入“我的”',
    legalBasis: [],
  },
  receipt: {
    ...common,
    kind: 'receipt',
    bodyName: '长沙市芙蓉区社会保险经办中心（演示）',
    applicantName: '周启示',
    applicantKind: 'person',
    applicantIdMasked: '4301**********0037',
    itemName: '职工参保登记（灵活就业人员参保）',
    itemType: '公共服务',
    handledDay: '2026-11-22',
    outcome: '已登记',
    facts: [
      { label: '参保险种', value: '企业职工基本养老保险、职工基本医疗保险' },
      { label: '参保起始月', value: '2026年12月' },
    ],
    legalBasis: [],
  },
}
