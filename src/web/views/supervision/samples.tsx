import { type ShownSample, wordsMax } from '../../../modules/supervision/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import {
  Button,
  ButtonRow,
  Card,
  Columns,
  EmptyState,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Notice,
  Paging,
  type PagingModel,
  Published,
  SummaryList,
  Table,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface ShownSampleLine {
  sample: ShownSample
  href: string
  itemName: string
  officeName: string
}

export interface SampleListModel {
  region: string
  lines: readonly ShownSampleLine[]
  paging: PagingModel
  done: string | undefined
}

/** Decisions on the spot that wait to be looked at. */
export function SampleList({ model, frame }: { model: SampleListModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        {model.done && <Notice title={model.done} tone="ok" live />}
        <div className="work-head">
          <h1>
            {t('cards.sample.title')} <span className="small">{t('cards.sample.lead', { region: model.region })}</span>
          </h1>
        </div>
        {model.lines.length === 0 ? (
          <div className="card">
            <EmptyState title={t('cards.sample.none')}>
              <p>{t('cards.sample.noneHelp')}</p>
            </EmptyState>
          </div>
        ) : (
          <div className="card work-list" data-inbox="">
            <SampleTable lines={model.lines} caption={t('cards.sample.caption')} />
          </div>
        )}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

export function SampleTable({ lines, caption }: { lines: readonly ShownSampleLine[]; caption: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ href }) => href}
      columns={[
        {
          head: t('cards.columns.item'),
          names: true,
          cell: ({ itemName, href }) => (
            <a href={href}>
              <Published>{itemName}</Published>
            </a>
          ),
        },
        { head: t('cards.columns.office'), cell: ({ officeName }) => <Published>{officeName}</Published> },
        { head: t('cards.sample.decided'), cell: ({ sample }) => formatInstant(sample.decidedAt, language) },
        { head: t('cards.sample.lookBy'), cell: ({ sample }) => formatDay(sample.lookBy, language, 'short') },
      ]}
    />
  )
}

export interface SamplePageModel {
  sample: ShownSample
  itemName: string
  officeName: string
  caseHref: string
  backHref: string
  target: FormTarget
  text: string
  errors: readonly FieldError[]
}

/** One decision to look at, and what was found. */
export function SamplePage({ model, frame }: { model: SamplePageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const language = useLanguage()
  const { sample, errors } = model
  const rows = [
    { label: t('cards.columns.item'), value: <Published>{model.itemName}</Published> },
    { label: t('cards.columns.office'), value: <Published>{model.officeName}</Published> },
    { label: t('cards.sample.decided'), value: formatInstant(sample.decidedAt, language) },
    { label: t('cards.sample.lookBy'), value: formatDay(sample.lookBy, language) },
    {
      label: t('cards.card.case'),
      value: (
        <>
          <a href={model.caseHref}>{t('cards.card.caseLink')}</a>
          <div className="small">{t('cards.card.caseHint')}</div>
        </>
      ),
    },
  ]
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          {t('cards.sample.back')}
        </a>
        <h1>{t('cards.sample.one')}</h1>
        <Columns aside={<Finding model={model} errors={errors} />}>
          <Card>
            <SummaryList rows={rows} dense />
          </Card>
        </Columns>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Finding({
  model: { sample, target, text },
  errors,
}: {
  model: SamplePageModel
  errors: readonly FieldError[]
}) {
  const t = useText()
  const language = useLanguage()
  const { finding } = sample
  return (
    <Card title={t('cards.sample.finding')}>
      {finding ? (
        <>
          <SummaryList
            rows={[
              { label: t('cards.sample.finding'), value: t(`cards.sample.found.${finding}`) },
              {
                label: t('cards.sample.lookedAt'),
                value: sample.lookedAt ? formatInstant(sample.lookedAt, language) : '',
              },
            ]}
            dense
          />
          {sample.text && <p className="typed-words">{sample.text}</p>}
        </>
      ) : (
        <Form target={target} errors={errors} warnUnsaved>
          <Field
            type="textarea"
            name="text"
            label={t('cards.sample.text')}
            hint={t('cards.sample.textHint')}
            value={text}
            maxLength={wordsMax}
            error={errorOf(errors, 'text')}
          />
          <ButtonRow>
            <Button name="finding" value="fine" icon="check">
              {t('cards.sample.fine')}
            </Button>
            <Button name="finding" value="fault" look="stop">
              {t('cards.sample.fault')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </Card>
  )
}
