import type { Level } from '../../../modules/supervision/index.ts'
import {
  Button,
  EmptyState,
  type Option,
  Paging,
  type PagingModel,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { CardTable, type ShownCardLine } from './card-table.tsx'

export interface CardListModel {
  region: string
  filter: { level: string; state: string; office: string }
  offices: readonly Option[]
  lines: readonly ShownCardLine[]
  paging: PagingModel
  exportHref: string
  exportMax: number
}

const levels: readonly Level[] = ['warning', 'yellow', 'red']
const states = ['waiting', 'answered', 'open', 'closed'] as const

/** A region's cards, newest first, filtered. */
export function CardList({ model, frame }: { model: CardListModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('cards.list.title')} <span className="small">{t('cards.list.lead', { region: model.region })}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.exportHref} title={t('cards.list.exportHint', { max: model.exportMax })}>
              {t('cards.list.export')}
            </a>
            <Button type="button" look="link" icon="printer" print>
              {t('common.print')}
            </Button>
          </div>
        </div>
        <Filters model={model} />
        {model.lines.length === 0 ? (
          <div className="card">
            <EmptyState title={t('cards.list.none')} icon="search">
              <p>{t('cards.list.noneHelp')}</p>
            </EmptyState>
          </div>
        ) : (
          <div className="card work-list" data-inbox="">
            <CardTable lines={model.lines} caption={t('cards.list.caption')} />
          </div>
        )}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Filters({ model: { filter, offices } }: { model: CardListModel }) {
  const t = useText()
  return (
    <search className="no-print">
      <form method="get" action="/supervision/cards" className="filters" data-autosubmit="">
        <FilterSelect
          name="level"
          label={t('cards.list.level')}
          value={filter.level}
          options={levels.map((value) => ({ value, label: t(`cards.levels.${value}`) }))}
        />
        <FilterSelect
          name="state"
          label={t('cards.list.state')}
          value={filter.state}
          options={states.map((value) => ({ value, label: t(`cards.show.${value}`) }))}
        />
        <FilterSelect name="office" label={t('cards.list.office')} value={filter.office} options={offices} />
        <Button look="quiet">{t('cards.list.apply')}</Button>
        <a href="/supervision/cards">{t('cards.list.reset')}</a>
      </form>
    </search>
  )
}

interface FilterSelectProps {
  name: string
  label: string
  value: string
  options: readonly Option[]
}

/** One filter, with "any" first. */
export function FilterSelect({ name, label, value, options }: FilterSelectProps) {
  const t = useText()
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} className="input" defaultValue={value}>
        <option value="">{t('cards.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
