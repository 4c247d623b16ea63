import {
  DraftTaskList,
  PersonalListPage,
  SituationQuestion,
  type SituationQuestionModel,
} from '../views/citizen/index.ts'
import type { PersonalListModel } from '../views/personal-list.tsx'
import { WindowList } from '../views/workbench/window-list.tsx'
import { anonymousFrame as frame, signedInFrame, target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'

const here = '/430102000000/items/1/situation'
const answers = [
  { label: '现在的情况', value: '已经怀孕', change: `${here}?ask=stage` },
  { label: '你们的户籍是否在湖南省', value: '都不在', change: `${here}?ask=household` },
  { label: '你们在湖南省住满 1 个月了吗', value: '是', change: `${here}?ask=resided` },
]
const question: SituationQuestionModel = {
  itemName: '生育登记',
  guideHref: '/430102000000/items/1',
  backHref: `${here}?ask=resided`,
  action: here,
  hidden: [['a.stage', 'pregnant']],
  question: {
    id: 'byAgent',
    label: '这次请别人代办吗',
    hint: '夫妻中的一方来办，不算代办',
    element: 'yesNo',
    required: true,
  },
  prefix: 'a.',
  intro: undefined,
  values: {},
  errors: [],
  current: 4,
  total: 5,
  answered: answers,
  building: {
    situation: { value: '双方户籍都不在本省，在本省住满 1 个月', fresh: true },
    refusal: undefined,
    limit: { value: { days: 10, unit: 'working' }, fresh: true },
    places: { value: ['东屯渡街道便民服务中心（演示）'], fresh: false },
    materials: [
      { name: '生育登记表', value: 'made_from_answers', fresh: false },
      { name: '女方身份证', value: 'required', fresh: false },
      { name: '生育登记代办委托书', value: 'conditional', fresh: false },
      { name: '在本省居住的证明', value: 'required', fresh: true },
      { name: '子女残疾证或者死亡证明', value: 'not_needed', fresh: false },
    ],
  },
}

const paper = { kinds: ['原件和复印件', '1 份'], requirement: null, reason: undefined, deferDays: null }
const list: PersonalListModel = {
  itemName: '生育登记',
  department: '芙蓉区东屯渡街道办事处（演示）',
  situation: '双方户籍都不在本省，在本省住满 1 个月',
  note: '窗口先核对居住时间，再受理。',
  refusal: null,
  materials: [
    { ...paper, id: 'wife', name: '女方身份证', need: 'required' },
    { ...paper, id: 'husband', name: '男方身份证', need: 'required' },
    {
      ...paper,
      id: 'residence',
      name: '在本省居住的证明',
      need: 'required',
      requirement: '居住证、租房合同、单位或者社区的证明，任选一种',
      reason: '因为双方户籍都不在本省，需要提交',
    },
    { ...paper, id: 'later', name: '结婚证', need: 'deferrable', deferDays: 5 },
    { ...paper, id: 'form', name: '生育登记表', need: 'made_from_answers', reason: '系统用你填写的内容生成，不用上传' },
    { ...paper, id: 'mandate', name: '代办委托书', need: 'not_needed', reason: '只在委托他人代办时提交，你不需要' },
  ],
  asked: [
    { title: '你本人', labels: ['姓名', '身份证号码', '户籍地址'] },
    { title: '生育情况', labels: ['预产期', '第几个孩子'] },
  ],
  steps: [
    { name: '预审', by: '便民服务窗口', within: { days: 2, unit: 'working', from: 'step' } },
    { name: '受理', by: '便民服务窗口', within: { days: 5, unit: 'working', from: 'handing_in' } },
    { name: '决定', by: '生育登记审核岗', within: { days: 10, unit: 'working', from: 'acceptance' } },
  ],
  limits: { promised: { days: 10, unit: 'working', note: null }, statutory: { days: 10, unit: 'working', note: null } },
  places: [
    {
      name: '东屯渡街道便民服务中心（演示）',
      address: '长沙市芙蓉区演示路 3 号',
      hours: '工作日 9:00–12:00，13:30–17:00',
      phone: '0731-00000003',
      counters: 'B01',
    },
  ],
  fees: [],
}
const refused: PersonalListModel = {
  ...list,
  situation: '双方户籍都不在本省，还没住满 1 个月',
  refusal: '在本省住满 1 个月才能在这里登记。现在可以在任何一方户籍地的乡镇或者街道办。',
}
const listPage = {
  list,
  answers,
  guideHref: question.guideHref,
  backHref: `${here}?ask=byAgent`,
  againHref: here,
  applyHref: '/apply?item=1',
  qrSrc: '/qr-sample.svg',
  code: '3YWC-C5D7-MTUA',
  day: '2026-11-26',
  version: 2,
  windowHref: undefined,
}
const task = (title: string, state: 'done' | 'notStarted' | 'cannotStart') => ({ title, href: undefined, state })

export const situationExhibits: readonly Exhibit[] = [
  {
    name: 'situation-question',
    title: question.question.label,
    element: <SituationQuestion frame={frame} model={question} />,
  },
  {
    name: 'situation-question-elder',
    title: question.question.label,
    elder: true,
    element: (
      <SituationQuestion
        frame={{ ...frame, elder: true }}
        model={{ ...question, errors: [{ field: 'a.byAgent', message: '请选择“这次请别人代办吗”。' }] }}
      />
    ),
  },
  {
    name: 'situation-list',
    title: '我的办事清单',
    element: <PersonalListPage frame={frame} model={listPage} />,
  },
  {
    name: 'situation-list-english',
    title: 'My list',
    english: true,
    element: <PersonalListPage frame={frame} model={{ ...listPage, windowHref: '/desk/window/list?code=3YWC' }} />,
  },
  {
    name: 'situation-list-refused',
    title: '我的办事清单',
    element: <PersonalListPage frame={frame} model={{ ...listPage, list: refused, applyHref: undefined }} />,
  },
  {
    name: 'situation-draft-refused',
    title: '生育登记',
    element: (
      <DraftTaskList
        frame={signedInFrame}
        model={{
          itemName: '生育登记',
          applicant: '林知夏（演示）',
          myCasesHref: '/cases',
          savedAt: new Date('2026-11-26T02:00:00Z'),
          sections: [task('你们的情形', 'done'), task('你本人', 'notStarted')],
          materials: task('申请材料', 'notStarted'),
          delivery: task('怎么领取结果', 'notStarted'),
          check: task('核对并提交', 'cannotStart'),
          discard: target('/apply/1/removal'),
          refusal: { text: refused.refusal ?? '', href: '/apply/1/sections/situation' },
        }}
      />
    ),
  },
  {
    name: 'situation-window',
    title: '生育登记',
    workbench: true,
    element: (
      <WindowList
        frame={workbenchFrame}
        model={{
          list,
          answers: answers.map(({ label, value }) => ({ label, value })),
          open: 1,
          outdated: true,
          find: target('/desk/window/person?list=3YWC'),
          here: true,
          backHref: '/desk/window',
        }}
      />
    ),
  },
]
