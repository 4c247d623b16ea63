import type { ReactNode } from 'react'
import { draftOf } from '../catalogue/sheets/draft.ts'
import { material, question } from '../catalogue/sheets/members.ts'
import { partIds, partOf } from '../catalogue/sheets/parts.ts'
import { type Draft, questionsOf, type Sheet, type SheetContext } from '../catalogue/sheets/sheet.ts'
import { translator } from '../texts/index.ts'
import { ConflictPage } from '../views/catalogue/conflict-page.tsx'
import type { EditorModel } from '../views/catalogue/editor-frame.tsx'
import { FormOutline, MaterialList } from '../views/catalogue/member-lists.tsx'
import { RevisionPage, RevisionsPage } from '../views/catalogue/revisions-page.tsx'
import { SheetPage } from '../views/catalogue/sheet-page.tsx'
import { SituationCheck } from '../views/catalogue/situation-check.tsx'
import { target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { richItem } from './items.ts'

const href = '/catalogue/proposals/1'
const t = translator('zh')
const context: SheetContext = {
  t,
  definition: richItem,
  departments: [],
  servicePoints: [{ value: 'p1', label: '芙蓉区政务服务中心（演示）' }],
  posts: ['综合窗口', '审查岗'],
  evidenceTypes: [{ value: 'businessLicence', label: '营业执照' }],
  themes: [{ value: 'organization/010', label: '准营准办' }],
  elements: [],
  earlier: questionsOf(richItem.form?.sections ?? []),
}

const editor: EditorModel = {
  frame: {
    ...workbenchFrame,
    title: t('catalogue.title'),
    links: [
      { label: t('catalogue.links.items'), href: '/catalogue' },
      { label: t('catalogue.links.proposals'), href: '/catalogue/proposals', current: true },
      { label: t('catalogue.links.help'), href: '/catalogue/help' },
    ],
  },
  href,
  title: richItem.name,
  kind: t('catalogueEditor.kinds.item'),
  status: 'draft',
  saved: t('catalogueEditor.revisionOf', { number: 4, who: '彭事项（演示）', when: '11月20日 09:12' }),
  practice: true,
  overtaken: false,
  parts: partIds.slice(0, -1).map((id, at) => ({
    id,
    label: t(`catalogueEditor.parts.${id}`),
    href: `${href}/parts/${id}`,
    state: at === 2 ? ('faulty' as const) : at === 5 ? ('noted' as const) : ('complete' as const),
    changed: at === 2,
    current: at === 2,
  })),
  faults: [{ message: '条件里的问题已经不在表单里。', href: `${href}/parts/materials`, part: '材料' }],
  findings: [{ message: '跑一次以上没有写原因', href: `${href}/parts/visits`, part: '跑动和渠道' }],
  reviews: [
    { office: '编制', outcome: 'approve', about: '肖编制（演示） · 11月20日 10:00' },
    { office: '法制', outcome: 'awaited' },
  ],
  previews: true,
  mayEdit: true,
  submit: target(`${href}/submission`),
  withdrawHref: `${href}/withdrawal`,
  reviewHref: undefined,
  publishHref: undefined,
  revision: 4,
}

const page = { editor, target: target(href), revision: 4, context, errors: [], notes: [], lines: [], above: [] }

function sheetExhibit(title: string, sheet: Sheet, draft: Draft, below?: ReactNode): ReactNode {
  const model = { ...page, title, sheet, draft, unsaved: undefined, saved: undefined, back: undefined, below }
  return <SheetPage model={model} />
}

const list = {
  href,
  definition: richItem,
  revision: 4,
  acts: target(`${href}/parts/materials/members`),
  faulty: new Set(['/definition/materials/2/requiredWhen']),
}
/** Enough of the form to see its looks. */
const shortItem = { ...richItem, form: { sections: richItem.form?.sections.slice(0, 2) ?? [] } }
const steps = partOf('item', 'steps').sheet
const situations = partOf('item', 'situations').sheet
const result = partOf('item', 'result').sheet

export const editorExhibits: readonly Exhibit[] = [
  {
    name: 'catalogue-part',
    title: '环节和岗位',
    element: sheetExhibit(t('catalogueEditor.parts.steps'), steps, draftOf(steps, richItem)),
  },
  {
    name: 'catalogue-situations',
    title: '情形',
    element: sheetExhibit(
      t('catalogueEditor.parts.situations'),
      situations,
      draftOf(situations, richItem),
      <SituationCheck definition={richItem} />,
    ),
  },
  {
    name: 'catalogue-situations-wrong',
    title: '情形',
    element: sheetExhibit(
      t('catalogueEditor.parts.situations'),
      [],
      {},
      <SituationCheck definition={{ ...richItem, situations: richItem.situations.slice(1) }} />,
    ),
  },
  {
    name: 'catalogue-part-wrong',
    title: '结果',
    element: (
      <SheetPage
        model={{
          ...page,
          title: t('catalogueEditor.parts.result'),
          sheet: result,
          draft: { ...draftOf(result, richItem), 'result.validYears': '五年' },
          errors: [{ field: 'result.validYears', message: t('catalogueEditor.faults.number') }],
          unsaved: undefined,
          saved: undefined,
          back: undefined,
          below: undefined,
        }}
      />
    ),
  },
  {
    name: 'catalogue-material',
    title: '材料',
    element: sheetExhibit('改材料', material, draftOf(material, richItem.materials?.[2])),
  },
  {
    name: 'catalogue-materials',
    title: '材料',
    element: sheetExhibit(t('catalogueEditor.parts.materials'), [], {}, <MaterialList model={list} />),
  },
  {
    name: 'catalogue-form',
    title: '表单',
    element: sheetExhibit(
      t('catalogueEditor.parts.form'),
      [],
      {},
      <FormOutline model={{ ...list, definition: shortItem }} />,
    ),
  },
  {
    name: 'catalogue-question',
    title: '改问题',
    element: sheetExhibit('改问题', question, draftOf(question, richItem.form?.sections[1]?.fields[1])),
  },
  {
    name: 'catalogue-conflict',
    title: '同一处，两个人都改了',
    element: (
      <ConflictPage
        model={{
          editor,
          target: target(`${href}/parts/result`),
          backHref: `${href}/parts/result`,
          hidden: { 'result.name': '食品经营许可证' },
          unchosen: true,
          who: '曾事项（演示）',
          when: '11月20日 09:30',
          rows: [
            {
              name: '_choice.result.name',
              label: '结果名称',
              mine: ['食品经营许可证'],
              theirs: ['食品经营许可证（电子）'],
              before: ['许可证'],
              chosen: undefined,
            },
            {
              name: '_choice.result.validYears',
              label: '有效期',
              mine: ['5'],
              theirs: ['3'],
              before: ['3'],
              chosen: 'mine',
            },
          ],
        }}
      />
    ),
  },
  {
    name: 'catalogue-revisions',
    title: '版次',
    element: (
      <RevisionsPage
        model={{
          editor,
          errors: [],
          revisions: [4, 3].map((revision) => ({
            revision,
            current: revision === 4,
            who: '彭事项（演示）',
            when: '2026年11月20日 09:12',
            href: `${href}/revisions/${revision}`,
          })),
        }}
      />
    ),
  },
  {
    name: 'catalogue-revision',
    title: '第 3 版',
    element: (
      <RevisionPage
        model={{
          editor,
          revision: 3,
          backHref: `${href}/revisions`,
          tabs: [{ label: t('catalogueEditor.revisions.against'), href: `${href}/revisions/3`, current: true }],
          lines: [
            { place: '材料“营业执照” › 份数', kind: 'changed', kindWord: '修改', before: '1', after: '2' },
            { place: '常见问题', kind: 'added', kindWord: '增加', before: undefined, after: '要多久' },
          ],
          restore: target(`${href}/revisions/3/restoration`),
        }}
      />
    ),
  },
].map((exhibit) => ({ ...exhibit, workbench: true }))
