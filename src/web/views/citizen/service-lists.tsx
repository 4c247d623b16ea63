import { formatNumber } from '../../texts/format.ts'
import { Breadcrumb, type Crumb, Frame, PageHead, type TabLink, Tabs, useLanguage, useText } from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface ListMark {
  name: string
  /** In a few words. */
  lead: string
  count: number
  href: string
}

/** The four lists with their counts, as cards. */
export function ListCards({ lists }: { lists: readonly ListMark[] }) {
  const language = useLanguage()
  return (
    <ul className="list-cards">
      {lists.map(({ name, lead, count, href }) => (
        <li key={href}>
          <a className="list-card" href={href}>
            <span className="list-count">{formatNumber(count, language)}</span>
            <b>{name}</b>
            <span className="small">{lead}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export interface ServiceListsModel {
  crumbs: readonly Crumb[]
  tabs: readonly TabLink[]
  lists: readonly ListMark[]
  /** How each is worked out, and of how many items it cannot be told. */
  rules: readonly { name: string; notes: readonly string[] }[]
}

/** 马上办、网上办、就近办、一次办: what they hold, and the rule of each. */
export function ServiceListsPage({ model, frame }: ViewProps<ServiceListsModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={t('browse.lists.title')} about={t('browse.lists.lead')} />
      <Tabs tabs={model.tabs} label={t('browse.ways.label')} />
      <div className="stack">
        <ListCards lists={model.lists} />
        {model.rules.map(({ name, notes }) => (
          <section key={name} className="list-rule">
            <h2>{name}</h2>
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </section>
        ))}
      </div>
    </Frame>
  )
}
