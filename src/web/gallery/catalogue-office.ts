import type { WorkbenchFrameModel } from '../ui/index.ts'
import type { DifferencesModel } from '../views/catalogue/differences-page.tsx'
import { target } from './frames.ts'

/** The frame of a province's catalogue officer. */
export const office: WorkbenchFrameModel = {
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

/** What changed between two versions, as a review and a comparison show it. */
export const differences: Pick<DifferencesModel, 'lines' | 'more'> = {
  lines: [
    { place: '办理时限 › 承诺办结时限 › 天数', kind: 'changed', kindWord: '修改', before: '10', after: '7' },
    { place: '材料“健康体检证明”', kind: 'added', kindWord: '增加', before: undefined, after: '健康体检证明；必要' },
    { place: '受理条件第 3 项', kind: 'removed', kindWord: '删去', before: '具有本地户籍', after: undefined },
  ],
  more: false,
}
