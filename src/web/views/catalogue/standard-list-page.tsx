import {
  Button,
  EmptyState,
  type FormTarget,
  Paging,
  type PagingModel,
  Published,
  type TabLink,
  Table,
  Tabs,
  Tag,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

interface StandardEntry {
  standardId: string
  code: string
  name: string
  region: string
  href: string
  /** Bodies of this region that have claimed it. */
  claims: readonly { href: string; name: string }[]
}

export interface StandardListModel {
  frame: WorkbenchFrameModel
  of: 'above' | 'region'
  text: string
  tabs: readonly TabLink[]
  lines: readonly StandardEntry[]
  /** Undefined for those who only review. */
  claim: FormTarget | undefined
  paging: PagingModel
}

/** 认领: from the standards above to an item of one's own in one step. */
export function StandardListPage({ model }: { model: StandardListModel }) {
  const t = useText()
  const { of, text, tabs, lines } = model
  const title = t('catalogueLists.standards.title')
  const nothing = text ? 'found' : of
  return (
    <WorkbenchFrame frame={model.frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>{title}</h1>
        </div>
        <p className="hint">{t('catalogueLists.standards.lead')}</p>
        <Tabs tabs={tabs} label={title} />
        <search className="no-print">
          <form method="get" action="/catalogue/standards" className="filters">
            <input type="hidden" name="of" value={of} />
            <div className="field">
              <label htmlFor="text">{t('catalogueLists.standards.text')}</label>
              <input id="text" name="text" type="search" className="input" defaultValue={text} maxLength={80} />
            </div>
            <Button look="quiet">{t('catalogueLists.find')}</Button>
            <a href={`/catalogue/standards?of=${of}`}>{t('catalogueLists.reset')}</a>
          </form>
        </search>
        <div className="card work-list">
          {lines.length === 0 ? (
            <EmptyState title={t(`catalogueLists.standards.none.${nothing}`)} icon="search">
              <p>{t(`catalogueLists.standards.noneHelp.${nothing}`)}</p>
            </EmptyState>
          ) : (
            <Lines model={model} />
          )}
        </div>
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Lines({ model: { lines, claim } }: { model: StandardListModel }) {
  const t = useText()
  return (
    <Table
      caption={t('catalogueLists.standards.title')}
      captionHidden
      rows={lines}
      rowKey={({ standardId }) => standardId}
      columns={[
        {
          head: t('catalogueLists.columns.standard'),
          names: true,
          cell: ({ href, name, code }) => (
            <>
              <a href={href}>
                <Published>{name}</Published>
              </a>
              <div className="small mono">{code}</div>
            </>
          ),
        },
        { head: t('catalogueLists.columns.definedBy'), cell: ({ region }) => <Published>{region}</Published> },
        { head: t('catalogueLists.columns.claimed'), cell: (line) => <Claimed line={line} /> },
        {
          head: t('catalogueLists.columns.act'),
          cell: (line) => (claim ? <ClaimButton line={line} target={claim} /> : '–'),
        },
      ]}
    />
  )
}

function Claimed({ line: { claims } }: { line: StandardEntry }) {
  const t = useText()
  if (claims.length === 0) return <Tag tone="warn">{t('catalogueLists.standards.unclaimed')}</Tag>
  return (
    <ul className="plain-list">
      {claims.map(({ href, name }) => (
        <li key={href}>
          <a href={href}>
            <Published>{name}</Published>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A second body of the same region may claim it too, so the button stays; it is only quieter. */
function ClaimButton({ line, target }: { line: StandardEntry; target: FormTarget }) {
  const t = useText()
  return (
    <form method="post" action={target.action}>
      <input type="hidden" name="_csrf" value={target.csrf} />
      <input type="hidden" name="kind" value="claim" />
      <input type="hidden" name="standardId" value={line.standardId} />
      <Button
        look={line.claims.length === 0 ? 'quiet' : 'link'}
        label={`${t('catalogueLists.standards.claim')} ${line.name}`}
      >
        {t('catalogueLists.standards.claim')}
      </Button>
    </form>
  )
}
