import { DifferencesPage } from '../views/catalogue/differences-page.tsx'
import { ItemListPage } from '../views/catalogue/item-list-page.tsx'
import { ProposalListPage } from '../views/catalogue/proposal-list-page.tsx'
import type { ProposalEntry } from '../views/catalogue/proposal-table.tsx'
import { StandardListPage } from '../views/catalogue/standard-list-page.tsx'
import { StartPage } from '../views/catalogue/start-page.tsx'
import { SubjectPage } from '../views/catalogue/subject-page.tsx'
import { differences, office } from './catalogue-office.ts'
import { target } from './frames.ts'
import type { Exhibit } from './index.tsx'

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
          claimable: false,
          begin: target('/catalogue/proposals'),
        }}
      />
    ),
  },
  {
    name: 'catalogue-start-empty',
    title: '现在要做的',
    workbench: true,
    element: (
      <StartPage
        model={{ frame: office, region: '湖南省', writes: false, groups: [], claimable: false, begin: undefined }}
      />
    ),
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
          ...differences,
          more: true,
        }}
      />
    ),
  },
]
