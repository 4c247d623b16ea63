import type { ReactNode } from 'react'
import type { ItemDefinition, MaterialNeed, StepDuty } from '../../../modules/catalog/index.ts'
import {
  Button,
  Card,
  Details,
  Icon,
  Published,
  SummaryList,
  type SummaryRow,
  type TabLink,
  Table,
  Tag,
  useText,
} from '../../ui/index.ts'
import { useLimitWords } from '../citizen/limit-words.ts'
import { PracticeBand } from './editor-frame.tsx'

export type PreviewView = 'guide' | 'application' | 'checklist' | 'course'

export interface PreviewModel {
  views: readonly TabLink[]
  backHref: string
  practice: boolean
}

/** A page of citizen or clerk under a band that says it is none yet. */
export function PreviewFrame({ model, children }: { model: PreviewModel; children: ReactNode }) {
  const t = useText()
  return (
    <>
      <section className="preview-band" aria-label={t('catalogueEditor.preview.band')}>
        {model.practice && <PracticeBand />}
        <div className="preview-bar">
          <a href={model.backHref} className="preview-back">
            <Icon name="arrow-left" /> {t('catalogueEditor.preview.back')}
          </a>
          <p>
            <Icon name="eye" /> <b>{t('catalogueEditor.preview.band')}</b>{' '}
            <span className="preview-text">{t('catalogueEditor.preview.bandText')}</span>
          </p>
          <nav aria-label={t('catalogueEditor.preview.views')}>
            {model.views.map(({ href, label, current }) => (
              <a key={href} href={href} aria-current={current ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
        </div>
      </section>
      {children}
    </>
  )
}

export interface PreviewMaterial {
  id: string
  name: string
  need: MaterialNeed
  reason: string
  standard: string | null
}

export interface PreviewDoneModel {
  sections: readonly { title: string; rows: readonly SummaryRow[] }[]
  rows: readonly PreviewMaterial[]
  action: string
}

/** After the last section: what was answered, and the papers that follow from it. */
export function PreviewDone({ model }: { model: PreviewDoneModel }) {
  const t = useText()
  return (
    <main id="main" className="preview-main stack" tabIndex={-1}>
      {model.sections.length === 0 ? (
        <p>{t('catalogueEditor.preview.noForm')}</p>
      ) : (
        <h1>{t('catalogueEditor.preview.done')}</h1>
      )}
      <Papers rows={model.rows} />
      {model.sections.map(({ title, rows }) => (
        <Card key={title} title={title}>
          <SummaryList rows={rows} dense />
        </Card>
      ))}
      {model.sections.length > 0 && (
        <form method="get" action={model.action}>
          <Button look="quiet">{t('catalogueEditor.preview.restart')}</Button>
        </form>
      )}
    </main>
  )
}

function Papers({ rows }: { rows: readonly PreviewMaterial[] }) {
  const t = useText()
  return (
    <Card title={t('apply.materials.title')}>
      <ul className="desk-ticks">
        {rows.map((row) => (
          <li key={row.id} className="tick">
            <div>
              <Published>{row.name}</Published>
              <div className="small">{row.reason}</div>
            </div>
            <Tag tone={row.need === 'required' ? 'blue' : 'grey'}>{t(`catalogueEditor.needs.${row.need}`)}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What the clerk ticks off, and what the reviewer looks at. */
export function PreviewChecklist({
  model,
}: {
  model: { rows: readonly PreviewMaterial[]; points: ItemDefinition['reviewPoints'] }
}) {
  const t = useText()
  return (
    <main id="main" className="preview-main stack" tabIndex={-1}>
      <h1>{t('catalogueEditor.preview.checklistTitle')}</h1>
      <Card title={t('apply.materials.title')}>
        <ul className="desk-ticks">
          {model.rows.map((row) => (
            <li key={row.id} className="tick">
              <input type="checkbox" id={`tick-${row.id}`} />
              <div>
                <label htmlFor={`tick-${row.id}`}>
                  <Published>{row.name}</Published>
                </label>
                <div className="small">{row.reason}</div>
                {row.standard && (
                  <Details summary={t('apply.materials.requirements')}>
                    <p className="published">
                      <Published>{row.standard}</Published>
                    </p>
                  </Details>
                )}
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {model.points.length > 0 && (
        <Card title={t('catalogueEditor.parts.points')}>
          <ul className="desk-ticks">
            {model.points.map((point) => (
              <li key={point.id} className="tick">
                <input type="checkbox" id={`point-${point.id}`} />
                <label htmlFor={`point-${point.id}`}>
                  <Published>{point.text}</Published>
                </label>
                <Tag tone="grey">{t(`catalogueEditor.choices.duty.${point.duty}`)}</Tag>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </main>
  )
}

/** The route of duties with its limits. */
export function PreviewCourse({
  model,
}: {
  model: {
    steps: ItemDefinition['duties']
    limits: ItemDefinition['limits']
    onePerson: readonly StepDuty[]
  }
}) {
  const t = useText()
  const limitWords = useLimitWords()
  const { statutory, promised } = model.limits
  const rows: SummaryRow[] = [
    {
      label: t('catalogueEditor.fields.statutory'),
      value: statutory ? limitWords(statutory) : t('common.notPublished'),
    },
    { label: t('catalogueEditor.fields.promised'), value: promised ? limitWords(promised) : t('common.notPublished') },
    ...model.limits.specialProcedures.map(({ name, legalBasis }) => ({
      label: t('catalogueEditor.fields.specialProcedures'),
      value: [name, legalBasis].filter(Boolean).join(' · '),
    })),
  ]
  return (
    <main id="main" className="preview-main stack" tabIndex={-1}>
      <h1>{t('catalogueEditor.preview.courseTitle')}</h1>
      <Card>
        <Table
          caption={t('catalogueEditor.preview.courseTitle')}
          captionHidden
          rows={model.steps}
          rowKey={({ duty }) => duty}
          columns={[
            {
              head: t('catalogueEditor.preview.step'),
              names: true,
              cell: ({ duty }) => t(`catalogueEditor.choices.duty.${duty}`),
            },
            {
              head: t('catalogueEditor.preview.post'),
              cell: ({ by, postName }) => [t(`catalogueEditor.choices.by.${by}`), postName].filter(Boolean).join(' · '),
            },
            {
              head: t('catalogueEditor.preview.limit'),
              cell: ({ limitDays }) =>
                limitDays === undefined
                  ? t('catalogueEditor.preview.whole')
                  : t('vocabulary.limit.working', { count: limitDays }),
            },
            {
              head: t('catalogueEditor.preview.persons'),
              cell: ({ duty }) =>
                t(
                  model.onePerson.includes(duty)
                    ? 'catalogueEditor.preview.samePerson'
                    : 'catalogueEditor.preview.ownPerson',
                ),
            },
          ]}
        />
      </Card>
      <Card title={t('catalogueEditor.parts.limits')}>
        <SummaryList rows={rows} dense />
      </Card>
    </main>
  )
}
