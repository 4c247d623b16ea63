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
