import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useText } from './language.tsx'

/** White ground for one subject, with its heading. */
export function Card({
  title,
  children,
  id,
  action,
}: {
  title?: string
  children: ReactNode
  id?: string
  action?: ReactNode
}) {
  return (
    <section className="card" id={id} aria-labelledby={title && id ? `${id}-title` : undefined}>
      {title && (
        <div className="card-head">
          <h2 id={id ? `${id}-title` : undefined}>{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  )
}

export interface ColumnsProps {
  children: ReactNode
  aside: ReactNode
  /** On a phone the cards of both columns stand in the order that the style sheet gives them: what to do comes early. */
  mixed?: boolean
}

/** Content beside a narrower column, which comes below on a phone. */
export function Columns({ children, aside, mixed }: ColumnsProps) {
  return (
    <div className={mixed ? 'columns mixed' : 'columns'}>
      <div className="stack">{children}</div>
      <div className="stack">{aside}</div>
    </div>
  )
}

/**
 * What has to be read first, what to do, and the rest. The acts stand beside both; on a phone, and for whoever reads with the keyboard, they come between them.
 */
export function ActColumns({ first, acts, children }: { first: ReactNode; acts: ReactNode; children: ReactNode }) {
  return (
    <div className="columns acting">
      <div className="stack acting-first">{first}</div>
      <div className="stack acting-acts">{acts}</div>
      <div className="stack acting-rest">{children}</div>
    </div>
  )
}

export interface Crumb {
  label: string
  href: string
}

/** The way from the region's home to this page; the page itself is not in it. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useText()
  return (
    <nav className="breadcrumb" aria-label={t('common.nav.breadcrumb')}>
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface TabLink {
  label: string
  href: string
  current: boolean
}

/** Views of the same thing. They are links, so that each has an address and works without script. */
export function Tabs({ tabs, label }: { tabs: readonly TabLink[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  )
}

/** A list with nothing in it says why, and what can be done. */
export function EmptyState({
  title,
  children,
  icon = 'inbox',
}: {
  title: string
  children?: ReactNode
  icon?: IconName
}) {
  return (
    <div className="empty">
      <Icon name={icon} size="large" />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** Title of a page, what it is about, and its state. */
export function PageHead({ title, about, children }: { title: ReactNode; about?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {about && <p className="lead">{about}</p>}
      {children}
    </div>
  )
}
