import type { OfficeItem } from '../../../modules/catalog/index.ts'
import {
  Button,
  EmptyState,
  type Option,
  Paging,
  type PagingModel,
  Published,
  Table,
  Tag,
  type TagTone,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface ItemListModel {
  frame: WorkbenchFrameModel
  region: string
  filter: { text: string; department: string; status: string; origin: string }
  departments: readonly Option[]
  lines: readonly (OfficeItem & { href: string })[]
  writes: boolean
  filtered: boolean
  paging: PagingModel
}

export const itemTones = { active: 'ok', suspended: 'warn', abolished: 'grey' } satisfies Record<
  OfficeItem['status'],
  TagTone
>

/** A region's items, to find one and see how it stands. */
export function ItemListPage({ model }: { model: ItemListModel }) {
  const t = useText()
  const { lines, filtered } = model
  return (
    <WorkbenchFrame frame={model.frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('catalogueLists.items.title')} <span className="small">{model.region}</span>
          </h1>
          <div className="work-head-acts">
            <a href="/catalogue/standards?of=region">{t('catalogueLists.items.ownStandards')}</a>
            <a href="/catalogue/standards">{t('catalogueLists.items.claimable')}</a>
          </div>
        </div>
        <Filters model={model} />
        <div className="card work-list">
          {lines.length === 0 ? (
            <EmptyState
              title={t(filtered ? 'catalogueLists.items.noneFound' : 'catalogueLists.items.none')}
              icon="search"
            >
              <p>{t(filtered ? 'catalogueLists.items.noneFoundHelp' : 'catalogueLists.items.noneHelp')}</p>
            </EmptyState>
          ) : (
            <Lines lines={lines} />
          )}
        </div>
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Filters({ model: { filter, departments } }: { model: ItemListModel }) {
  const t = useText()
  const statuses = (['active', 'suspended', 'abolished'] as const).map((value) => ({
    value,
    label: t(`catalogueLists.itemStatus.${value}`),
  }))
  const origins = (['claimed', 'whole'] as const).map((value) => ({
    value,
    label: t(`catalogueLists.origin.${value}`),
  }))
  const select = (name: 'department' | 'status' | 'origin', options: readonly Option[]) => (
    <div className="field">
      <label htmlFor={name}>{t(`catalogueLists.items.${name}`)}</label>
      <select id={name} name={name} className="input" defaultValue={filter[name]}>
        <option value="">{t('catalogueLists.any')}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <search className="no-print">
      <form method="get" action="/catalogue/items" className="filters">
        <div className="field">
          <label htmlFor="text">{t('catalogueLists.items.text')}</label>
          <input id="text" name="text" type="search" className="input" defaultValue={filter.text} maxLength={80} />
        </div>
        {select('department', departments)}
        {select('status', statuses)}
        {select('origin', origins)}
        <Button look="quiet">{t('catalogueLists.find')}</Button>
        <a href="/catalogue/items">{t('catalogueLists.reset')}</a>
      </form>
    </search>
  )
}

function Lines({ lines }: { lines: ItemListModel['lines'] }) {
  const t = useText()
  return (
    <Table
      caption={t('catalogueLists.items.title')}
      captionHidden
      rows={lines}
      rowKey={({ itemId }) => itemId}
      columns={[
        {
          head: t('catalogueLists.columns.item'),
          names: true,
          cell: ({ href, name, localCode }) => (
            <>
              <a href={href}>
                <Published>{name}</Published>
              </a>
              <div className="small mono">{localCode}</div>
            </>
          ),
        },
        {
          head: t('catalogueLists.columns.department'),
          cell: ({ departmentName }) => <Published>{departmentName}</Published>,
        },
        {
          head: t('catalogueLists.columns.origin'),
          cell: ({ standardId }) => t(`catalogueLists.origin.${standardId ? 'claimed' : 'whole'}`),
        },
        {
          head: t('catalogueLists.columns.status'),
          cell: ({ status, applyOnline }) => (
            <>
              <Tag tone={itemTones[status]}>{t(`catalogueLists.itemStatus.${status}`)}</Tag>{' '}
              {applyOnline && <Tag tone="blue">{t('catalogueLists.items.online')}</Tag>}
            </>
          ),
        },
      ]}
    />
  )
}
