import {
  Breadcrumb,
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
import { type ItemLine, ItemLines } from './item-line.tsx'
import type { ViewProps } from './view.ts'

export interface BrowseListModel {
  crumbs: readonly Crumb[]
  /** The theme's or department's name, as published. */
  title: string
  /** For persons, for organisations, departments. */
  tabs: readonly TabLink[]
  /** Themes or departments beside the list. */
  categories: readonly { label: string; href: string; count?: number | undefined; current: boolean }[]
  items: readonly ItemLine[]
  paging: PagingModel
}

export function BrowseList({ model, frame }: ViewProps<BrowseListModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={<Published>{model.title}</Published>} />
      <Tabs tabs={model.tabs} label={t('portal.browse')} />
      <div className="browse">
        <nav aria-label={t('portal.list.categories')}>
          <ul className="side-links">
            {model.categories.map((category) => (
              <li key={category.href}>
                <a href={category.href} aria-current={category.current ? 'page' : undefined}>
                  <Published>{category.label}</Published>
                  {category.count !== undefined && <span className="small">{category.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {model.items.length > 0 ? (
            <ItemLines items={model.items} />
          ) : (
            <div className="card">
              <EmptyState title={t('portal.list.none')} />
            </div>
          )}
          <Paging {...model.paging} />
        </div>
      </div>
    </Frame>
  )
}
