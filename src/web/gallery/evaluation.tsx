import {
  type BureauTicket,
  evaluationTexts,
  type OfficeTicket,
  type OwnTicket,
  reasonsFor,
  reasonWords,
  type TicketAct,
} from '../../modules/evaluations/index.ts'
import {
  CaseStatusPage,
  Evaluate,
  EvaluateDetail,
  EvaluateThanks,
  gradeCodes,
  InvitationGone,
  TabletCode,
} from '../views/citizen/index.ts'
import { EvaluationSupervision } from '../views/supervision/evaluations.tsx'
import { CallbackList, CallbackTicket, type CallbackTicketModel } from '../views/workbench/callbacks.tsx'
import { EvaluationInvitation } from '../views/workbench/evaluation-invitation.tsx'
import { Rectification, RectificationList } from '../views/workbench/rectifications.tsx'
import { anonymousFrame, signedInFrame, target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { caseHref, itemName, status } from './status.tsx'

const officeName = '长沙市芙蓉区市场监督管理局（演示）'
const back = { href: caseHref, label: '返回办件' }
const faces = {
  itemName,
  title: '办得怎么样？',
  lead: '经办人看不到是谁评的。不评不算好评。',
  grades: gradeCodes.map((grade) => ({ grade, href: `/evaluation?grade=${grade}` })),
  errors: [],
}
const qr = '/qr-sample.svg'

const line = {
  ticketId: '01990000-0000-7000-8000-000000000001',
  regionCode: '430102000000',
  departmentId: '01990000-0000-7000-8000-0000000000dd',
  itemId: '01990000-0000-7000-8000-00000000000a',
  evaluatedOn: '2026-11-20',
  grade: 4,
  state: 'calling',
  dueOn: '2026-11-25',
  overdue: false,
} as const
const step = { actorKind: 'staff', actorId: 's', sealedText: null, at: new Date('2026-11-23T10:05:00+08:00') } as const
const ticket: BureauTicket = {
  ...line,
  channel: 'tablet',
  node: 'visit',
  reasons: ['explained', 'trips'],
  text: '第一次没说清楚，又让我跑了一趟。',
  sequence: 3,
  acts: ['unreached', 'send', 'explain', 'doubt'],
  again: undefined,
  steps: [
    { ...step, type: 'opened', data: { dueOn: '2026-11-25' }, sequence: 1, texts: {} },
    { ...step, type: 'looked', data: {}, sequence: 2, texts: {} },
    { ...step, type: 'unreached', data: {}, sequence: 3, texts: {} },
  ],
}
const bureau = (acts: readonly TicketAct[], more: Partial<CallbackTicketModel> = {}): CallbackTicketModel => ({
  ticket: { ...ticket, acts },
  itemName,
  officeName,
  channel: evaluationTexts.channels.tablet.zh,
  node: evaluationTexts.nodes.visit.zh,
  reasons: ticket.reasons.map((code) => reasonWords(code, 4).zh),
  backHref: '/desk/callbacks',
  linkTarget: target('/desk/callbacks/1/link'),
  acts,
  target: target('/desk/callbacks/1/acts'),
  sequence: 3,
  rectifyDays: 15,
  typed: { act: '', values: {}, errors: [] },
  ...more,
})

const toRectify: OfficeTicket = {
  ticketId: line.ticketId,
  itemId: line.itemId,
  evaluatedOn: line.evaluatedOn,
  reasons: ticket.reasons,
  told: '办事人反映第一次没有一次说清要带哪些材料，多跑了一趟。',
  state: 'rectifying',
  dueOn: '2026-12-14',
  overdue: true,
  answer: undefined,
  again: undefined,
  sequence: 4,
}
const shown = {
  ticket: toRectify,
  itemName,
  reasons: ticket.reasons.map((code) => reasonWords(code, 4).zh),
  href: '/desk/rectifications/1',
}
const over = {
  ...shown,
  ticket: {
    ...toRectify,
    state: 'closed',
    overdue: false,
    dueOn: null,
    answer: '已重做一次性告知单。',
    again: 2,
  } as const,
}
const own: OwnTicket = {
  ticketId: line.ticketId,
  node: 'concluded',
  evaluatedOn: line.evaluatedOn,
  grade: 4,
  state: 'invited',
  dueOn: null,
  overdue: false,
  answer: '已重做一次性告知单，窗口人员重新培训。',
  explanation: undefined,
  again: undefined,
}
const finding = {
  findingId: '01990000-0000-7000-8000-0000000000f1',
  regionCode: line.regionCode,
  foundOn: '2026-11-20',
  outcome: null,
  reason: null,
  decidedAt: null,
  parts: [],
} as const
const part = { itemName, officeName, channel: '政务大厅平板电脑', day: '2026-11-20', count: 6 }
const rates = (['satisfaction', 'praise', 'bad', 'callback', 'rectification', 'in_time'] as const).map((code) => ({
  code,
  name: evaluationTexts.rates[code].name.zh,
  definition: evaluationTexts.rates[code].definition.zh,
  value: '98.5 %',
}))

export const evaluationExhibits: readonly Exhibit[] = [
  {
    name: 'evaluate',
    title: '评价',
    element: (
      <Evaluate
        frame={signedInFrame}
        model={{ ...faces, back, share: { target: target('/code'), days: 7, qr: undefined } }}
      />
    ),
  },
  {
    name: 'evaluate-tablet',
    title: '平板评价',
    elder: true,
    element: (
      <Evaluate
        frame={{ ...anonymousFrame, elder: true }}
        model={{ ...faces, office: officeName, title: '今天窗口办得怎么样？' }}
      />
    ),
  },
  {
    name: 'evaluate-bad',
    title: '评价',
    element: (
      <EvaluateDetail
        frame={signedInFrame}
        model={{
          itemName,
          back,
          grade: '4',
          bad: true,
          changeHref: '/evaluation',
          target: target('/evaluation'),
          hidden: {},
          reasons: reasonsFor(4).map((value) => ({ value, label: reasonWords(value, 4).zh })),
          values: { reasons: ['trips'], comment: '' },
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'evaluate-thanks',
    title: '评价',
    element: <EvaluateThanks frame={signedInFrame} model={{ bad: true, callDays: 3, rectifyDays: 15, way: back }} />,
  },
  {
    name: 'evaluate-code',
    title: '评价码',
    element: (
      <TabletCode
        frame={anonymousFrame}
        model={{
          target: target('/evaluation/tablet'),
          code: '',
          errors: [{ field: 'code', message: '请输入评价码。' }],
        }}
      />
    ),
  },
  {
    name: 'evaluate-gone',
    title: '评价码不能用',
    element: (
      <InvitationGone frame={anonymousFrame} model={{ tabletHref: '/evaluation/tablet', signInHref: '/cases' }} />
    ),
  },
  {
    name: 'status-told',
    title: '办件',
    element: (
      <CaseStatusPage
        frame={signedInFrame}
        model={{
          ...status,
          status: 'concluded',
          tickets: [own],
          todo: { kind: 'evaluate_again', href: `${caseHref}/evaluation/again/1` },
        }}
      />
    ),
  },
  {
    name: 'evaluation-invitation',
    title: '请办事人评价',
    workbench: true,
    element: (
      <EvaluationInvitation
        frame={workbenchFrame}
        model={{
          itemName,
          caseHref: '/desk/cases/1',
          target: target('/desk/cases/1/evaluation'),
          days: 7,
          opened: {
            code: 'H7KQ-2MXP',
            tabletHref: '/evaluation?token=H7KQ-2MXP',
            tabletAddress: 'https://zwfw.example/evaluation/tablet',
            qr,
          },
        }}
      />
    ),
  },
  {
    name: 'callbacks',
    title: '差评回访',
    workbench: true,
    element: (
      <CallbackList
        frame={workbenchFrame}
        model={{
          lines: [
            { ticket: { ...line, overdue: true }, href: '/desk/callbacks/1', itemName, officeName },
            { ticket: { ...line, ticketId: '2', state: 'reviewing', grade: 5 }, href: '/2', itemName, officeName },
          ],
          paging: {},
          done: true,
        }}
      />
    ),
  },
  {
    name: 'callback',
    title: '回访',
    workbench: true,
    element: (
      <CallbackTicket
        frame={workbenchFrame}
        model={bureau(['unreached', 'send', 'explain', 'doubt'], {
          typed: { act: 'doubt', values: {}, errors: [{ field: 'doubt', message: '请选是哪一种。' }] },
          link: {
            caseId: line.ticketId,
            regionCode: line.regionCode,
            personId: line.ticketId,
            receiptNumber: 'FR-7K2M-9Q',
            itemName,
            name: '林知夏（演示）',
            phone: '19900000001',
          },
        })}
      />
    ),
  },
  {
    name: 'callback-review',
    title: '复核',
    workbench: true,
    element: <CallbackTicket frame={workbenchFrame} model={bureau(['review', 'rate'])} />,
  },
  {
    name: 'rectifications',
    title: '要整改的差评',
    workbench: true,
    element: <RectificationList frame={workbenchFrame} model={{ open: [shown], over: [over], done: true }} />,
  },
  {
    name: 'rectification',
    title: '整改',
    workbench: true,
    element: (
      <Rectification
        frame={workbenchFrame}
        model={{ ...shown, target: target('/answer'), backHref: '/desk/rectifications', typed: '', errors: [] }}
      />
    ),
  },
  {
    name: 'supervision-evaluations',
    title: '评价监察',
    workbench: true,
    element: (
      <EvaluationSupervision
        frame={workbenchFrame}
        model={{
          region: '芙蓉区',
          done: false,
          month: '2026-10',
          months: [{ value: '2026-10', label: '2026-10' }],
          action: '/supervision/evaluations',
          rates: { counted: 1280, lines: rates },
          findings: [{ finding, parts: [part], target: target('/findings/1'), typed: '', errors: [] }],
          paging: {},
          overdue: [{ ticket: { ...line, overdue: true, state: 'rectifying' }, itemName, officeName }],
        }}
      />
    ),
  },
]
