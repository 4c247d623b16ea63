import type { FrameModel, WorkbenchFrameModel } from '../ui/index.ts'

export const target = (action: string) => ({ action, csrf: 'demo-token' })

/** The frame of 芙蓉区's site as anybody sees it. */
export const anonymousFrame: FrameModel = {
  region: '芙蓉区',
  hotline: '12345',
  links: {
    home: '/430102000000',
    changeRegion: '/regions',
    search: '/430102000000/search',
    language: '/preferences?language=en',
    elder: '/preferences?elder=on',
    contrast: '/preferences?contrast=on',
    signIn: '/sign-in',
    myCases: '/my/cases',
    messages: '/my/messages',
    progress: '/progress',
    verify: '/verify',
    help: '/help',
    about: '/about',
    open: '/430102000000/open',
    scores: '/430102000000/scores',
    staff: '/staff/sign-in',
  },
  elder: false,
  contrast: false,
  demo: true,
}

export const signedInFrame: FrameModel = {
  ...anonymousFrame,
  person: { name: '演示居民', unread: 2, account: '/account', signOut: target('/sign-out') },
}

export const workbenchFrame: WorkbenchFrameModel = {
  title: '工作台',
  home: '/work',
  links: [
    { label: '待办', href: '/desk?list=todo', count: 14, current: true },
    { label: '在办', href: '/desk?list=open', count: 52 },
    { label: '已办', href: '/desk?list=done' },
  ],
  person: '区市场监督管理局 · 许可科 · 演示审查员',
  signOut: target('/staff/sign-out'),
}

/** The bar of whoever supervises: headings, and the lists under the current one. */
export const supervisionFrame: WorkbenchFrameModel = {
  ...workbenchFrame,
  home: '/supervision/now',
  links: [
    { label: '今天', href: '/supervision/now' },
    { label: '监察办件', href: '/supervision', current: true },
    { label: '评价和得分', href: '/supervision/evaluations' },
    { label: '统计和月报', href: '/supervision/statistics' },
    { label: '岗位与请假', href: '/desk/people' },
    { label: '说明', href: '/desk/help' },
  ],
  inner: {
    label: '监察办件',
    links: [
      { label: '全部办件', href: '/supervision' },
      { label: '预警和黄红牌', href: '/supervision/cards', current: true },
      { label: '督办单', href: '/supervision/orders' },
      { label: '抽查', href: '/supervision/samples' },
      { label: '规则', href: '/supervision/rules' },
    ],
  },
  person: '芙蓉区政务服务监察室（演示） · 监察岗 · 邱监察（演示）',
}
