import {
  AboutPage,
  CreditPage,
  ErrorPage,
  HelpPage,
  MessagePage,
  MessagesPage,
  NotFound,
  NumbersHelp,
  ProgressLookup,
  Register,
  SignIn,
  SignInStaff,
  type VerifiedCertificate,
  VerifyCertificate,
  VerifyResult,
} from '../views/citizen/index.ts'
import { anonymousFrame as frame, signedInFrame, target } from './frames.ts'
import type { Exhibit } from './index.tsx'

const certificate: VerifiedCertificate = {
  standing: 'valid',
  name: '食品经营许可证',
  number: '1.2.156.3005.2.11100000MB0143028R021.11430102DEMO00001X.FR26000123.001.K',
  holder: '长沙小****（演示）',
  issuer: '芙蓉区市场监督管理局（演示）',
  issuedDay: '2026-12-02',
  validUntil: '2031-12-01',
}
const checkedAt = new Date('2026-12-03T02:10:00Z')
const messages = [
  {
    href: '/my/messages/1',
    subject: '请补正：设备布局图缺比例尺',
    at: new Date('2026-11-19T01:20:00Z'),
    read: false,
    about: '《食品经营许可证》新办',
  },
  {
    href: '/my/messages/2',
    subject: '申请已收到',
    at: new Date('2026-11-18T08:00:00Z'),
    read: true,
    about: '《食品经营许可证》新办',
  },
]
const demo = {
  password: 'Xiaoshiqiao-2026',
  accounts: [
    { label: '石小桥（演示），有一家饭馆', identifier: '19900000002' },
    { label: '林知夏（演示）', identifier: '19900000001' },
  ],
}

export const accountExhibits: readonly Exhibit[] = [
  {
    name: 'credit',
    title: '我的信用记录',
    element: (
      <CreditPage
        frame={signedInFrame}
        model={{
          backHref: '/account',
          records: [
            { owner: '演示居民', lines: [] },
            {
              owner: '长沙小石桥餐饮店（演示）',
              barredUntil: '2029年11月19日',
              lines: [
                {
                  id: 'false',
                  what: '承诺不实',
                  notedOn: '2026年11月20日',
                  until: '2029年11月19日',
                  itemName: '《食品经营许可证》新办',
                  caseHref: '/cases/1',
                },
                {
                  id: 'late',
                  what: '容缺材料逾期未补',
                  notedOn: '2026年3月2日',
                  until: '2027年3月1日',
                  forgivenOn: '2026年5月8日',
                  caseHref: '/cases/2',
                },
              ],
            },
          ],
        }}
      />
    ),
  },
  {
    name: 'sign-in',
    title: '登录',
    element: (
      <SignIn
        frame={frame}
        model={{
          target: target('/sign-in'),
          returnTo: '/my/cases',
          errors: [],
          registerHref: '/register',
          activateHref: '/activate',
          staffHref: '/staff/sign-in',
          demo,
        }}
      />
    ),
  },
  {
    name: 'sign-in-staff',
    title: '工作人员登录',
    element: <SignInStaff frame={frame} model={{ step: 'password', target: target('/staff/sign-in'), errors: [] }} />,
  },
  {
    name: 'sign-in-code',
    title: '动态码',
    element: (
      <SignInStaff
        frame={frame}
        model={{
          step: 'code',
          pending: 'demo',
          demoCode: '123456',
          target: target('/staff/code'),
          errors: [{ field: 'code', message: '动态码不对或已过期，请看最新的 6 位数字。' }],
        }}
      />
    ),
  },
  {
    name: 'register',
    title: '注册',
    element: (
      <Register
        frame={frame}
        model={{
          target: target('/register'),
          returnTo: '/',
          values: { name: '演示居民' },
          errors: [{ field: 'citizenId', message: '身份证号码的最后一位对不上，请核对。' }],
          signInHref: '/sign-in',
        }}
      />
    ),
  },
  { name: 'messages', title: '消息', element: <MessagesPage frame={signedInFrame} model={{ messages, paging: {} }} /> },
  {
    name: 'messages-none',
    title: '消息',
    element: <MessagesPage frame={signedInFrame} model={{ messages: [], paging: {} }} />,
  },
  {
    name: 'message',
    title: '请补正',
    element: (
      <MessagePage
        frame={signedInFrame}
        model={{
          subject: '请补正：设备布局图缺比例尺',
          at: new Date('2026-11-19T01:20:00Z'),
          paragraphs: ['你申请的《食品经营许可证》新办，还缺一项。', '请在 11月26日（星期四）前补好。'],
          caseHref: '/my/cases/1',
          backHref: '/my/messages',
        }}
      />
    ),
  },
  {
    name: 'progress',
    title: '查进度',
    element: (
      <ProgressLookup
        frame={frame}
        model={{
          target: target('/progress'),
          values: { receiptNumber: 'FR-7K2M-9Q', second: '0129' },
          missed: true,
          errors: [{ field: 'receiptNumber', message: '没有查到。请核对两项后再试，或者打 12345。' }],
        }}
      />
    ),
  },
  {
    name: 'verify',
    title: '证照核验',
    element: (
      <VerifyCertificate
        frame={frame}
        model={{ target: target('/verify'), values: { number: '', second: '' }, errors: [] }}
      />
    ),
  },
  {
    name: 'verify-valid',
    title: '证照核验',
    element: <VerifyResult frame={frame} model={{ checkedAt, againHref: '/verify', certificate }} />,
  },
  {
    name: 'verify-annulled',
    title: '证照核验',
    element: (
      <VerifyResult
        frame={frame}
        model={{
          checkedAt,
          againHref: '/verify',
          certificate: {
            ...certificate,
            standing: 'annulled',
            since: '2026-12-03',
            by: certificate.issuer,
            reason: '承诺不实',
          },
        }}
      />
    ),
  },
  {
    name: 'verify-unknown',
    title: '证照核验',
    element: (
      <VerifyCertificate
        frame={frame}
        model={{
          target: target('/verify'),
          values: { number: 'JY24301020000170', second: '0129' },
          errors: [],
          missedAt: checkedAt,
        }}
      />
    ),
  },
  {
    name: 'error',
    title: '出了问题',
    element: (
      <ErrorPage
        frame={frame}
        model={{ sentence: '系统暂时没有响应，你填的内容已经保存。请过几分钟再试。', requestId: 'req-0192f3' }}
      />
    ),
  },
  { name: 'not-found', title: '没有这个页面', element: <NotFound frame={frame} model={{ requestId: 'req-0192f4' }} /> },
  { name: 'help', title: '帮助', element: <HelpPage frame={frame} /> },
  { name: 'help-numbers', title: '怎么读公开的数字', element: <NumbersHelp frame={frame} /> },
  { name: 'about-english', title: 'About', english: true, element: <AboutPage frame={frame} /> },
]
