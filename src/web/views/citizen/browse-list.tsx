import {
  Breadcrumb,
  Card,
  type Crumb,
  EmptyState,
  Frame,
  PageHead,
  Paging,
  type PagingModel,
  Published,
  type TabLink,
  Tabs,
  useText,
} from '../../ui/index.ts'
import { type BrowseFilter, FilterForm } from './browse-filter.tsx'
import { type ItemLine, ItemLines } from './item-line.tsx'
import { type NextLine, NextLines } from './next-steps.tsx'
import { type OpenFile, OpenFiles } from './open-files.tsx'
import type { ViewProps } from './view.ts'

export interface BrowseCategory {
  label: string
  /** Left out for what has nothing in it: it is named and leads nowhere. */
  href?: string | undefined
  count?: number | undefined
  current: boolean
}

export interface BrowseListModel {
  crumbs: readonly Crumb[]
  /** The theme's, department's, stage's or list's name, as published. */
  title: string
  /** What it is about. */
  about?: string | undefined
  /** How it came about, and what is not in it. */
  notes?: readonly string[] | undefined
  /** The ways into the catalogue. */
  tabs: readonly TabLink[]
  /** Themes, departments, stages or lists beside the items. */
  categories: readonly BrowseCategory[]
  filter?: BrowseFilter | undefined
  items: readonly ItemLine[]
  /** What an empty list says, where it is not the usual sentence. */
  empty?: string | undefined
  paging: PagingModel
  /** What usually comes after the items of this page. */
  next?: readonly { name: string; href: string; lines: readonly NextLine[] }[] | undefined
  files?: readonly OpenFile[] | undefined
}

export function BrowseList({ model, frame }: ViewProps<BrowseListModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={<Published>{model.title}</Published>} about={model.about}>
        {model.notes?.map((note) => (
          <p key={note} className="small">
            {note}
          </p>
        ))}
      </PageHead>
      <Tabs tabs={model.tabs} label={t('browse.ways.label')} />
      <div className="browse">
        <Categories categories={model.categories} />
        <div className="stack">
          {model.filter && <FilterForm filter={model.filter} />}
          {model.items.length > 0 ? (
            <ItemLines items={model.items} />
          ) : (
            <div className="card">
              <EmptyState title={model.empty ?? t('portal.list.none')} />
            </div>
          )}
          <Paging {...model.paging} />
          {model.next && model.next.length > 0 && <NextCard next={model.next} />}
          {model.files && <OpenFiles files={model.files} />}
        </div>
      </div>
    </Frame>
  )
}

function Categories({ categories }: { categories: readonly BrowseCategory[] }) {
  const t = useText()
  const shown = (category: BrowseCategory) => (
    <>
      <Published>{category.label}</Published>
      {category.count !== undefined && <span className="small">{category.count}</span>}
    </>
  )
  return (
    <nav aria-label={t('portal.list.categories')}>
      <ul className="side-links">
        {categories.map((category) => (
          <li key={category.href ?? category.label}>
            {category.href ? (
              <a href={category.href} aria-current={category.current ? 'page' : undefined}>
                {shown(category)}
              </a>
            ) : (
              <span className="side-empty">{shown(category)}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function NextCard({ next }: { next: NonNullable<BrowseListModel['next']> }) {
  const t = useText()
  return (
    <Card title={t('browse.next.onStage')} id="next">
      {next.map(({ name, lines }) => (
        <section key={name} className="next-after">
          <h3>
            <Published>{t('browse.next.after', { name })}</Published>
          </h3>
          <NextLines lines={lines} />
        </section>
      ))}
    </Card>
  )
}
