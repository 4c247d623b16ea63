import type { DifferenceWords } from '../../difference-words.ts'
import {
  Button,
  EmptyState,
  Icon,
  type Option,
  Published,
  Table,
  Tag,
  type TagTone,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface DifferencesModel {
  frame: WorkbenchFrameModel
  name: string
  backHref: string
  action: string
  versions: readonly Option[]
  from: string
  to: string
  lines: readonly DifferenceWords[]
  more: boolean
}

/** Two versions beside each other, to choose and to read. */
export function DifferencesPage({ model }: { model: DifferencesModel }) {
  const t = useText()
  const select = (name: 'from' | 'to') => (
    <div className="field">
      <label htmlFor={name}>{t(`catalogueLists.differences.${name}`)}</label>
      <select id={name} name={name} className="input" defaultValue={model[name]}>
        {model.versions.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <WorkbenchFrame frame={model.frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          <Icon name="arrow-left" />
          <Published>{model.name}</Published>
        </a>
        <div className="work-head">
          <h1>{t('catalogueLists.differences.title')}</h1>
        </div>
        <form method="get" action={model.action} className="filters no-print">
          {select('from')}
          {select('to')}
          <Button look="quiet">{t('catalogueLists.differences.show')}</Button>
        </form>
        <div className="card work-list">
          <Differences lines={model.lines} more={model.more} />
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

const tones = { added: 'ok', removed: 'red', changed: 'blue', moved: 'grey' } satisfies Record<
  DifferenceWords['kind'],
  TagTone
>

/** Field by field: where, what it was, what it is. */
export function Differences({ lines, more }: Pick<DifferencesModel, 'lines' | 'more'>) {
  const t = useText()
  if (lines.length === 0) return <EmptyState title={t('catalogueLists.differences.none')} icon="check" />
  return (
    <div className="differences">
      <Table
        caption={t('catalogueLists.differences.title')}
        captionHidden
        rows={lines.map((line, at) => ({ ...line, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            head: t('catalogueLists.differences.place'),
            names: true,
            cell: ({ place, kind, kindWord }) => (
              <>
                {place} <Tag tone={tones[kind]}>{kindWord}</Tag>
              </>
            ),
          },
          {
            head: t('catalogueLists.differences.before'),
            cell: ({ before }) => <del className="was">{before ?? '–'}</del>,
          },
          {
            head: t('catalogueLists.differences.after'),
            cell: ({ after }) => <ins className="now">{after ?? '–'}</ins>,
          },
        ]}
      />
      {more && <p className="hint">{t('catalogueLists.differences.more')}</p>}
    </div>
  )
}
