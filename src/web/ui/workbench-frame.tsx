import type { ReactNode } from 'react'
import type { FormTarget } from './form.tsx'
import { useText } from './language.tsx'

export interface WorkbenchLink {
  label: string
  href: string
  /** A count from a roll-up; left out where none is kept. */
  count?: number
  current?: boolean
}

export interface WorkbenchFrameModel {
  /** Name of the place: 工作台, 监察. */
  title: string
  home: string
  links: readonly WorkbenchLink[]
  /** The lists under the current link of the bar, where it stands for several. */
  inner?: { readonly label: string; readonly links: readonly WorkbenchLink[] } | undefined
  /** Department, post and name of whoever works here. */
  person: string
  signOut: FormTarget
}

/** Every staff page: a blue bar with the lists, below it those of the current heading, and the whole rest of the window for work. */
export function WorkbenchFrame({ frame, children }: { frame: WorkbenchFrameModel; children: ReactNode }) {
  const t = useText()
  return (
    <div className="workbench">
      <a className="skip" href="#main">
        {t('common.skip')}
      </a>
      <header className="work-top">
        <a className="work-mark" href={frame.home}>
          {t('common.brand')} {frame.title}
        </a>
        <nav aria-label={t('common.nav.main')}>
          <Links links={frame.links} current={frame.inner ? 'true' : 'page'} />
        </nav>
        <form method="post" action={frame.signOut.action} className="work-person">
          <input type="hidden" name="_csrf" value={frame.signOut.csrf} />
          <span>{frame.person}</span>
          <button type="submit" className="button link">
            {t('common.account.signOut')}
          </button>
        </form>
      </header>
      {frame.inner && (
        <nav className="work-inner" aria-label={frame.inner.label}>
          <Links links={frame.inner.links} current="page" />
        </nav>
      )}
      {children}
    </div>
  )
}

/** `current`: whether a marked link is the page itself or a heading that it stands under. */
function Links({ links, current }: { links: readonly WorkbenchLink[]; current: 'page' | 'true' }) {
  return links.map((link) => (
    <a key={link.href} href={link.href} aria-current={link.current ? current : undefined}>
      {link.label}
      {link.count !== undefined && <span className="work-count"> {link.count}</span>}
    </a>
  ))
}

export interface WorkbenchColumnsProps {
  /** Left: the inbox by deadline. */
  inbox?: ReactNode
  inboxLabel?: string
  /** Middle: the case. */
  children: ReactNode
  /** Right: review points, opinion, acts. */
  aside?: ReactNode
  asideLabel?: string
}

/** The three columns of a case screen. Each scrolls by itself, so that the acts stay in sight beside a long paper. */
export function WorkbenchColumns({ inbox, inboxLabel, children, aside, asideLabel }: WorkbenchColumnsProps) {
  const columns = `${inbox ? ' with-inbox' : ''}${aside ? ' with-aside' : ''}`
  return (
    <div className={`work-columns${columns}`}>
      {inbox && (
        <section className="work-inbox" aria-label={inboxLabel}>
          {inbox}
        </section>
      )}
      <main id="main" className="work-main" tabIndex={-1}>
        {children}
      </main>
      {aside && (
        <aside className="work-aside" aria-label={asideLabel}>
          {aside}
        </aside>
      )}
    </div>
  )
}

export interface InboxEntry {
  href: string
  title: string
  /** Applicant and limit: 长沙小石桥餐饮店 · 承诺 10 日. */
  about: string
  /** 今天, 剩 2 日, 停钟. */
  due: string
  urgency: 'overdue' | 'today' | 'soon' | 'normal' | 'paused'
  current?: boolean
}

export interface InboxProps {
  title: string
  order: string
  /** What an empty one says. */
  none: string
  entries: readonly InboxEntry[]
}

/** Cases by deadline. `j` and `k` move through it when script runs. */
export function Inbox({ title, order, none, entries }: InboxProps) {
  return (
    <>
      <h2>
        {title} <span className="small">{order}</span>
      </h2>
      {entries.length === 0 && <p className="inbox-none small">{none}</p>}
      <ol className="inbox" data-inbox="">
        {entries.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href} aria-current={entry.current ? 'true' : undefined}>
              <span className="inbox-title">{entry.title}</span>
              <span className={`due due-${entry.urgency}`}>{entry.due}</span>
              <span className="small">{entry.about}</span>
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}
