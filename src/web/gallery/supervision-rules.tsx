import shipped from '../../../data/supervision/rules.json' with { type: 'json' }
import { changesOf, type Rule, type RuleSetContent } from '../../modules/supervision/index.ts'
import { RuleConfirm } from '../views/supervision/rule-confirm.tsx'
import { RuleEdit } from '../views/supervision/rule-edit.tsx'
import { RulesPage } from '../views/supervision/rules.tsx'
import { SupervisionHelp } from '../views/workbench/supervision-help-page.tsx'
import { target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'

const rules = shipped.rules as Rule[]
const content: RuleSetContent = { rules, sample: shipped.sample, orderDays: shipped.orderDays }
const edit = {
  region: '芙蓉区',
  backHref: '/rules',
  trialTarget: target('/rules/trial'),
  publicationHref: '/rules/publication',
  turnHref: '/rules/new',
  inForceFrom: '2026-12-01',
  off: [],
  tried: undefined,
}
const few: RuleSetContent = {
  ...content,
  rules: rules.filter(({ number }) => ['W1', 'Y1', 'A2', 'U1'].includes(number)),
}

/** The shipped rules with some changes of every kind. */
const changed: RuleSetContent = {
  ...content,
  orderDays: 3,
  rules: [
    ...rules
      .filter(({ number }) => number !== 'A5')
      .map((rule) =>
        rule.number === 'Y1' ? { ...rule, points: 3, on: { clock: ['promised' as const], over: 2 } } : rule,
      )
      .map((rule) =>
        rule.number === 'A2' ? { ...rule, on: { acts: ['correction_requested' as const], when: 'late > 1' } } : rule,
      ),
    {
      ...(rules[1] as Rule),
      number: 'Y9',
      on: { clock: ['check'], over: 1 },
      sentence: { zh: '没有按期核查', en: 'Not checked in time' },
    },
  ],
}
const changes = changesOf(content, changed)

export const supervisionRuleExhibits: readonly Exhibit[] = [
  {
    name: 'desk-help-supervision',
    title: '监察说明',
    workbench: true,
    element: <SupervisionHelp model={{ numbersHref: '/help/numbers' }} frame={workbenchFrame} />,
  },
  {
    name: 'supervision-rules',
    title: '监察规则',
    workbench: true,
    element: (
      <RulesPage
        frame={workbenchFrame}
        model={{
          region: '芙蓉区',
          content,
          standing: '本地区没有自己的规则，沿用产品自带的第 1 版，2000年1月1日起生效。',
          isCurrent: true,
          currentHref: '/rules',
          changeHref: '/rules/new',
          history: [
            {
              name: '产品自带第 1 版',
              href: '/rules?version=1',
              from: new Date('2000-01-01T00:00:00+08:00'),
              publishedAt: new Date('2026-11-01T09:00:00+08:00'),
              state: 'current',
            },
          ],
          done: undefined,
        }}
      />
    ),
  },
  {
    name: 'supervision-rules-form',
    title: '写新版本',
    workbench: true,
    element: (
      <RuleEdit
        frame={workbenchFrame}
        model={{
          ...edit,
          way: 'form',
          text: '',
          form: few,
          tried: {
            trial: { cases: 812, cards: { W1: 96, Y1: 14, A2: 3 }, cardsNow: { W1: 131, Y1: 14, A2: 2 } },
            content: few,
            changes,
          },
          errors: [{ field: 'rules.1.points', message: 'Y1 扣分 超出允许的范围（≤ 100）。请改为范围内的值' }],
        }}
      />
    ),
  },
  {
    name: 'supervision-rules-text',
    title: '写新版本',
    workbench: true,
    element: (
      <RuleEdit
        frame={workbenchFrame}
        model={{
          ...edit,
          way: 'text',
          text: JSON.stringify(few, null, 2),
          form: undefined,
          errors: [{ field: 'text', message: '第 12 行：rules.0.points 超出允许的范围（≤ 100）。请改为范围内的值' }],
        }}
      />
    ),
  },
  {
    name: 'supervision-rules-confirm',
    title: '核对',
    workbench: true,
    element: (
      <RuleConfirm
        frame={workbenchFrame}
        model={{
          region: '芙蓉区',
          count: 17,
          day: '2026年12月1日',
          changes,
          target: target('/rules/publication'),
          turnHref: '/rules/new',
          hidden: {},
        }}
      />
    ),
  },
]
