import type { WorkbenchFrameModel } from '../ui/index.ts'
import { AdjustmentCheck } from '../views/catalogue/adjustment-check.tsx'
import { AdjustmentForm, type AdjustmentFormModel } from '../views/catalogue/adjustment-form.tsx'
import { DifferencesPage } from '../views/catalogue/differences-page.tsx'
import type { EditorModel } from '../views/catalogue/editor-frame.tsx'
import type { ImpactModel } from '../views/catalogue/impact.tsx'
import { ItemListPage } from '../views/catalogue/item-list-page.tsx'
import { ProposalListPage } from '../views/catalogue/proposal-list-page.tsx'
import type { ProposalEntry } from '../views/catalogue/proposal-table.tsx'
import { PublicationPage } from '../views/catalogue/publication-page.tsx'
import { ReviewPage } from '../views/catalogue/review-page.tsx'
import { StandardListPage } from '../views/catalogue/standard-list-page.tsx'
import { StartPage } from '../views/catalogue/start-page.tsx'
import { SubjectPage } from '../views/catalogue/subject-page.tsx'
import { type WayModel, WayPage } from '../views/catalogue/way-page.tsx'
import { target } from './frames.ts'
import type { Exhibit } from './index.tsx'

const office: WorkbenchFrameModel = {
  title: '事项管理',
  home: '/catalogue',
  links: [
    { label: '事项', href: '/catalogue/items', current: true },
    { label: '标准和认领', href: '/catalogue/standards' },
    { label: '变更申请', href: '/catalogue/proposals' },
    { label: '待审', href: '/catalogue/reviews' },
  ],
  person: '湖南省卫生健康委员会（演示） · 事项管理 · 黄事项（演示）',
  signOut: target('/desk/sign-out'),
}

const entry = (id: string, change: Partial<ProposalEntry> = {}): ProposalEntry => ({
  href: `/catalogue/proposals/${id}/way`,
  title: '护士执业注册（首次注册）',
  kind: '标准',
  status: 'draft',
  practice: false,
  office: '湖南省卫生健康委员会（演示）',
  changed: '11月20日 09:02',
  effective: undefined,
  ...change,
})

const editor: EditorModel = {
  frame: office,
  href: '/catalogue/proposals/1',
  title: '护士执业注册（首次注册）',
  kind: '标准',
  status: 'in_review',
  saved: '第 4 版 · 黄事项（演示） 11月20日 09:02 保存',
  practice: false,
  overtaken: false,
  parts: [],
  faults: [],
  findings: [{ message: '法定办结时限没有写明是不是工作日', href: undefined, part: undefined }],
  reviews: [
    { office: '编制', outcome: 'approve', about: '许编制（演示） · 11月20日 10:15', opinion: '与权责清单一致，同意。' },
    { office: '法制', outcome: 'awaited' },
  ],
  previews: true,
  submit: undefined,
  withdraw: target('/catalogue/proposals/1/withdrawal'),
  reviewHref: undefined,
  publishHref: undefined,
  revision: 4,
}

const impact: ImpactModel = {
  items: [
    {
      itemId: '1',
      name: '护士执业注册（首次注册）',
      where: '湖南省长沙市 · 长沙市卫生健康委员会（演示）',
      href: '/430100000000/items/1',
      findings: ['承诺时限比上级标准长，按上级标准执行'],
    },
  ],
  moreItems: false,
  standards: [],
  cases: [
    {
      receipt: 'FR-7K2M-9Q',
      item: '护士执业注册（首次注册）',
      where: '湖南省长沙市',
      state: '待审查',
      since: '2026年11月18日 14:20',
    },
  ],
  moreCases: true,
  drafts: 3,
  moreDrafts: false,
  partly: false,
}

const way: WayModel = {
  editor,
  steps: [
    { label: '起草', state: 'done' },
    { label: '审核', state: 'now' },
    { label: '待发布', state: 'next' },
    { label: '待生效', state: 'next' },
    { label: '生效', state: 'next' },
  ],
  who: '等法制的意见。',
  undo: false,
  adjustHref: undefined,
  opinions: [
    {
      office: '编制',
      outcome: 'approve',
      who: '许编制（演示）',
      when: '11月20日 10:15',
      revision: 4,
      counts: true,
      opinion: '与权责清单一致，同意。',
    },
    {
      office: '法制',
      outcome: 'return',
      who: '邓法制（演示）',
      when: '11月19日 16:40',
      revision: 3,
      counts: false,
      opinion: '设定依据没有引用到条、款，请补充。',
    },
  ],
  rows: [],
  differences: {
    lines: [
      { place: '办理时限 › 承诺办结时限 › 天数', kind: 'changed', kindWord: '修改', before: '10', after: '7' },
      { place: '材料“健康体检证明”', kind: 'added', kindWord: '增加', before: undefined, after: '健康体检证明；必要' },
      { place: '受理条件第 3 项', kind: 'removed', kindWord: '删去', before: '具有本地户籍', after: undefined },
    ],
    more: false,
  },
  impact,
}

const adjustment: AdjustmentFormModel = {
  frame: office,
  kind: 'delegate',
  name: '护士执业注册（首次注册）',
  backHref: '/catalogue/items/1',
  target: target('/catalogue/items/1/adjustments/delegate'),
  fields: ['form', 'body', 'documentNumber', 'until'],
  typed: { reason: '', form: 'entrust', region: '430102000000', body: '', documentNumber: '', until: '', find: '' },
  delegated: true,
  regions: [
    { value: '430100000000', label: '长沙市' },
    { value: '430102000000', label: '芙蓉区' },
  ],
  bodies: [{ value: '1', label: '芙蓉区行政审批服务局（演示）' }],
  items: [],
  hidden: {},
  practice: false,
  errors: [
    { field: 'body', message: '请选单位' },
    { field: 'documentNumber', message: '请填文号' },
  ],
}

const versions = [
  { number: 2, from: '2026年11月20日 09:02', until: undefined },
  { number: 1, from: '2026年3月1日 00:00', until: '2026年11月20日 09:02' },
]

export const catalogueListExhibits: readonly Exhibit[] = [
  {
    name: 'catalogue-start',
    title: '现在要做的',
    workbench: true,
    element: (
      <StartPage
        model={{
          frame: office,
          region: '湖南省',
          writes: true,
          groups: [
            { id: 'returned', entries: [entry('1', { status: 'returned' })], moreHref: undefined },
            {
              id: 'soon',
              entries: [
                entry('2', { status: 'published', effective: '2026年12月31日 · 湘卫发〔2026〕12号', practice: false }),
              ],
              moreHref: undefined,
            },
            {
              id: 'drafts',
              entries: [entry('3', { practice: true }), entry('4', { title: '生育登记', kind: '认领' })],
              moreHref: '/catalogue/proposals',
            },
          ],
          begin: target('/catalogue/proposals'),
        }}
      />
    ),
  },
  {
    name: 'catalogue-start-empty',
    title: '现在要做的',
    workbench: true,
    element: <StartPage model={{ frame: office, region: '湖南省', writes: false, groups: [], begin: undefined }} />,
  },
  {
    name: 'catalogue-proposals',
    title: '变更申请',
    workbench: true,
    english: true,
    element: (
      <ProposalListPage
        model={{
          frame: office,
          show: 'done',
          tabs: [
            { label: 'Open', href: '/catalogue/proposals', current: false },
            { label: 'Ended', href: '/catalogue/proposals?show=done', current: true },
          ],
          entries: [entry('1', { status: 'in_force', kind: 'Standard' }), entry('2', { status: 'withdrawn' })],
          paging: { next: '/catalogue/proposals?after=2' },
        }}
      />
    ),
  },
  {
    name: 'catalogue-items',
    title: '本地事项',
    workbench: true,
    element: (
      <ItemListPage
        model={{
          frame: office,
          region: '长沙市',
          filter: { text: '登记', department: '', status: '', origin: '' },
          departments: [{ value: '1', label: '长沙市卫生健康委员会（演示）' }],
          lines: (['active', 'suspended', 'abolished'] as const).map((status, at) => ({
            itemId: String(at),
            versionId: String(at),
            name: ['生育登记', '护士执业注册（首次注册）', '公共场所卫生许可-告知承诺'][at]!,
            localCode: `11430100MBDEM1122R3432023201W0${at}`,
            departmentName: '长沙市卫生健康委员会（演示）',
            status,
            standardId: at === 2 ? null : '1',
            applyOnline: at === 0,
            href: `/catalogue/items/${at}`,
          })),
          writes: true,
          filtered: true,
          paging: { next: '/catalogue/items?after=1' },
        }}
      />
    ),
  },
  {
    name: 'catalogue-standards',
    title: '标准和认领',
    workbench: true,
    element: (
      <StandardListPage
        model={{
          frame: office,
          of: 'above',
          text: '',
          tabs: [
            { label: '上级的标准', href: '/catalogue/standards?of=above', current: true },
            { label: '本级的标准', href: '/catalogue/standards?of=region', current: false },
          ],
          lines: [
            {
              standardId: '1',
              code: '000123014000-01',
              name: '护士执业注册（首次注册）',
              region: '湖南省',
              href: '/catalogue/standards/1',
              claims: [],
            },
            {
              standardId: '2',
              code: '432023201W00-01',
              name: '生育登记',
              region: '湖南省',
              href: '/catalogue/standards/2',
              claims: [{ href: '/catalogue/items/2', name: '长沙市卫生健康委员会（演示）' }],
            },
          ],
          claim: target('/catalogue/proposals'),
          paging: {},
        }}
      />
    ),
  },
  {
    name: 'catalogue-subject',
    title: '护士执业注册（首次注册）',
    workbench: true,
    element: (
      <SubjectPage
        model={{
          frame: office,
          href: '/catalogue/standards/1',
          name: '护士执业注册（首次注册）',
          about: '湖南省制定的标准',
          standard: undefined,
          readHref: undefined,
          status: 'suspended',
          statusWords: { title: '2026年11月20日起暂停办理', text: '机房搬迁（湘卫发〔2026〕9号）', successors: [] },
          facts: [
            { label: '基本编码', value: '000123014000-01' },
            { label: '实施主体', value: '县级卫生健康部门' },
            { label: '承诺时限', value: '7 个工作日' },
            { label: '环节', value: '受理 → 审查 → 决定' },
          ],
          open: [entry('1', { status: 'in_review', kind: '恢复' })],
          versions,
          adjustments: [
            {
              id: '1',
              kind: '暂停',
              documentNumber: '湘卫发〔2026〕9号',
              day: '2026年11月20日',
              href: '/catalogue/proposals/1/way',
            },
          ],
          findings: [{ place: '办理时限', message: '没有写明是不是工作日' }],
          claims: {
            lines: [
              {
                itemId: '1',
                region: '湖南省长沙市',
                department: '长沙市卫生健康委员会（演示）',
                href: '/430100000000/items/1',
              },
            ],
            paging: {},
          },
          begin: [
            {
              label: '修改这个标准',
              target: target('/catalogue/proposals'),
              hidden: { kind: 'standard', standardId: '1' },
            },
            {
              label: '认领这个标准',
              target: target('/catalogue/proposals'),
              hidden: { kind: 'claim', standardId: '1' },
            },
          ],
          adjust: [
            { label: '恢复办理', href: '/catalogue/standards/1/adjustments/resume' },
            { label: '取消事项', href: '/catalogue/standards/1/adjustments/abolish' },
          ],
        }}
      />
    ),
  },
  {
    name: 'catalogue-differences',
    title: '两个版本的不同',
    workbench: true,
    element: (
      <DifferencesPage
        model={{
          frame: office,
          name: '护士执业注册（首次注册）',
          backHref: '/catalogue/standards/1',
          action: '/catalogue/standards/1/differences',
          versions: [
            { value: '2', label: '第 2 版 · 2026年11月20日' },
            { value: '1', label: '第 1 版 · 2026年3月1日' },
          ],
          from: '1',
          to: '2',
          ...way.differences!,
          more: true,
        }}
      />
    ),
  },
  {
    name: 'catalogue-adjustment',
    title: '委托、授权、代办',
    workbench: true,
    element: <AdjustmentForm model={adjustment} />,
  },
  {
    name: 'catalogue-merge',
    title: '合并',
    workbench: true,
    element: (
      <AdjustmentForm
        model={{
          ...adjustment,
          kind: 'merge',
          fields: ['chosen', 'reason'],
          typed: { ...adjustment.typed, find: '登记' },
          items: [
            { id: '1', name: '生育登记', department: '长沙市卫生健康委员会（演示）', chosen: true },
            { id: '2', name: '一孩生育登记', department: '长沙市卫生健康委员会（演示）', chosen: false },
          ],
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'catalogue-adjustment-check',
    title: '核对',
    workbench: true,
    element: (
      <AdjustmentCheck
        model={{
          frame: office,
          name: '护士执业注册（首次注册）',
          target: target('/catalogue/items/1/adjustments/delegate'),
          rows: [
            { label: '调整', value: '委托、授权、代办' },
            { label: '方式', value: '委托' },
            {
              label: '这意味着',
              value:
                '芙蓉区行政审批服务局（演示）办理；决定以长沙市卫生健康委员会（演示）的名义作出，盖长沙市卫生健康委员会（演示）的章，由长沙市卫生健康委员会（演示）承担责任。',
            },
            { label: '文号', value: '长卫委〔2026〕1号' },
          ],
          hidden: { form: 'entrust' },
          chosen: [],
          practice: false,
          saves: false,
        }}
      />
    ),
  },
  { name: 'catalogue-way', title: '走到哪一步', workbench: true, element: <WayPage model={way} /> },
  {
    name: 'catalogue-review',
    title: '审核意见',
    workbench: true,
    element: (
      <ReviewPage
        model={{
          ...way,
          target: target('/catalogue/proposals/1/review'),
          revision: 4,
          office: '法制',
          stock: ['设定依据有效，引用准确，同意。', '设定依据没有引用到条、款，请补充。'],
          typed: { opinion: '', stock: '' },
          errors: [{ field: 'opinion', message: '退回时请写明要改什么，起草人才知道怎么改。' }],
        }}
      />
    ),
  },
  {
    name: 'catalogue-publication',
    title: '发布',
    workbench: true,
    element: (
      <PublicationPage
        model={{
          ...way,
          editor: { ...editor, status: 'approved', practice: true },
          target: target('/catalogue/proposals/1/publication'),
          revision: 4,
          typed: { documentNumber: '湘卫发〔2026〕12号', effectiveOn: '2026-12-01' },
          rehearsed: { day: '2026年12月1日', now: false },
          errors: [],
        }}
      />
    ),
  },
]
