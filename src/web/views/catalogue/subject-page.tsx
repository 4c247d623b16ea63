import type { ReactNode } from 'react'
import {
  Button,
  Card,
  Details,
  type FormTarget,
  Notice,
  Paging,
  type PagingModel,
  Published,
  SummaryList,
  Table,
  Tag,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { itemTones } from './item-list-page.tsx'
import { type ProposalEntry, ProposalTable } from './proposal-table.tsx'
import { PracticeChoice } from './start-page.tsx'

export interface ClaimLine {
  itemId: string
  region: string
  department: string
  href: string
}

export interface SubjectModel {
  frame: WorkbenchFrameModel
  href: string
  name: string
  /** Whose standard, or how the item is written. */
  about: string
  /** The standard that an item follows. */
  standard: { name: string; href: string } | undefined
  /** The guide as everybody reads it. */
  readHref: string | undefined
  status: 'active' | 'suspended' | 'abolished'
  statusWords: { title: string; text: string; successors: readonly { name: string; href: string }[] } | undefined
  facts: readonly { label: string; value: string }[]
  open: readonly ProposalEntry[]
  /** Newest first. */
  versions: readonly { number: number; from: string; until: string | undefined }[]
  adjustments: readonly { id: string; kind: string; documentNumber: string; day: string; href: string }[]
  findings: readonly { place: string; message: string }[]
  /** Of a standard: who has claimed it. */
  claims: { lines: readonly ClaimLine[]; paging: PagingModel } | undefined
  begin: readonly { label: string; target: FormTarget; hidden: Readonly<Record<string, string>> }[]
  adjust: readonly { label: string; href: string }[]
}

/** A standard or an item: what is in force, its history, and what an officer can propose of it. */
export function SubjectPage({ model }: { model: SubjectModel }) {
  const t = useText()
  const { standard, readHref, statusWords, open } = model
  const acts = model.begin.length > 0 || model.adjust.length > 0
  return (
    <WorkbenchFrame frame={model.frame}>
      <WorkbenchColumns aside={acts ? <Acts model={model} /> : undefined} asideLabel={t('catalogueLists.subject.acts')}>
        <h1>
          <Published>{model.name}</Published>
        </h1>
        <p className="work-line">
          <Tag tone={itemTones[model.status]}>{t(`catalogueLists.itemStatus.${model.status}`)}</Tag>
          <span>{model.about}</span>
          {standard && (
            <a href={standard.href}>
              <Published>{standard.name}</Published>
            </a>
          )}
          {readHref && <a href={readHref}>{t('catalogueLists.subject.read')}</a>}
        </p>
        <div className="stack">
          {statusWords && (
            <Notice tone="warn" title={statusWords.title}>
              <p>{statusWords.text}</p>
              {statusWords.successors.map(({ name, href }) => (
                <p key={href}>
                  {t('catalogueLists.subject.successor')} <a href={href}>{name}</a>
                </p>
              ))}
            </Notice>
          )}
          {open.length > 0 && (
            <Card id="open" title={t('catalogueLists.subject.open')}>
              <ProposalTable caption={t('catalogueLists.subject.open')} entries={open} />
            </Card>
          )}
          <Card id="facts" title={t('catalogueLists.subject.facts')}>
            <SummaryList
              dense
              rows={model.facts.map(({ label, value }) => ({ label, value: <Published>{value}</Published> }))}
            />
          </Card>
          <Versions model={model} />
          <Adjustments lines={model.adjustments} />
          <Findings lines={model.findings} />
          {model.claims && <Claims claims={model.claims} />}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** What can be proposed. What is written in the editor is begun at once; an adjustment is a form first. */
function Acts({ model: { begin, adjust } }: { model: SubjectModel }) {
  const t = useText()
  return (
    <>
      {begin.map(({ label, target, hidden }, at) => (
        <form method="post" action={target.action} key={label} className="acts begin-acts">
          <input type="hidden" name="_csrf" value={target.csrf} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button look={at === 0 ? 'main' : 'quiet'} wide>
            {label}
          </Button>
          {at === 0 && <PracticeChoice id="practice" />}
        </form>
      ))}
      {adjust.length > 0 && (
        <section>
          <h2>{t('catalogueLists.subject.adjust')}</h2>
          <ul className="act-links">
            {adjust.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Versions({ model: { versions, href } }: { model: SubjectModel }) {
  const t = useText()
  const [newest, before] = versions
  return (
    <Card id="versions" title={t('catalogueLists.versions.title')}>
      <Table
        caption={t('catalogueLists.versions.title')}
        captionHidden
        rows={versions.slice(0, 20)}
        rowKey={({ number }) => String(number)}
        columns={[
          { head: t('catalogueLists.versions.number'), names: true, cell: ({ number }) => number },
          { head: t('catalogueLists.versions.from'), cell: ({ from }) => from },
          { head: t('catalogueLists.versions.until'), cell: ({ until }) => until ?? t('catalogueLists.versions.now') },
          {
            head: t('catalogueLists.versions.changed'),
            cell: ({ number }): ReactNode =>
              number === 1 ? (
                t('catalogueLists.versions.first')
              ) : (
                <a href={`${href}/differences?from=${number - 1}&to=${number}`}>
                  {t('catalogueLists.versions.compare', { from: number - 1, to: number })}
                </a>
              ),
          },
        ]}
      />
      {newest && before && (
        <p>
          <a href={`${href}/differences?from=1&to=${newest.number}`}>{t('catalogueLists.versions.any')}</a>
        </p>
      )}
    </Card>
  )
}

function Adjustments({ lines }: { lines: SubjectModel['adjustments'] }) {
  const t = useText()
  if (lines.length === 0) return null
  return (
    <Card id="adjustments" title={t('catalogueLists.adjustments.title')}>
      <Table
        caption={t('catalogueLists.adjustments.title')}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            head: t('catalogueLists.adjustments.kind'),
            names: true,
            cell: ({ kind, href }) => <a href={href}>{kind}</a>,
          },
          { head: t('catalogueLists.adjustments.document'), cell: ({ documentNumber }) => documentNumber },
          { head: t('catalogueLists.adjustments.day'), cell: ({ day }) => day },
        ]}
      />
    </Card>
  )
}

function Findings({ lines }: { lines: SubjectModel['findings'] }) {
  const t = useText()
  if (lines.length === 0) return null
  return (
    <Details summary={t('catalogueLists.subject.findings', { count: lines.length })}>
      <ul>
        {lines.map(({ place, message }) => (
          <li key={place + message}>
            <b>{place}</b> {message}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function Claims({ claims: { lines, paging } }: { claims: NonNullable<SubjectModel['claims']> }) {
  const t = useText()
  return (
    <Card id="claims" title={t('catalogueLists.claims.title')}>
      {lines.length === 0 ? (
        <p>{t('catalogueLists.claims.none')}</p>
      ) : (
        <Table
          caption={t('catalogueLists.claims.title')}
          captionHidden
          rows={lines}
          rowKey={({ itemId }) => itemId}
          columns={[
            {
              head: t('catalogueLists.claims.region'),
              names: true,
              cell: ({ region, href }) => <a href={href}>{region}</a>,
            },
            { head: t('catalogueLists.claims.department'), cell: ({ department }) => department },
          ]}
        />
      )}
      <Paging {...paging} />
    </Card>
  )
}
