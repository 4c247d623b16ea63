import {
  Button,
  ButtonRow,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Notice,
  Published,
  useText,
} from '../../ui/index.ts'
import { type SearchOffice, SearchOfficePage } from './search-frame.tsx'
import { type SynonymChangeLine, SynonymHistory } from './synonym-history.tsx'
import { Trial, type TrialModel } from './synonym-trial.tsx'

export interface SynonymValues {
  kind: 'same' | 'meaning'
  /** One a line. */
  said: string
  means: string
  /** What it is tried with. */
  question: string
}

export interface SynonymModel {
  office: SearchOffice
  title: string
  /** Undefined: to be read only. */
  target: FormTarget | undefined
  values: SynonymValues
  hidden: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  trial: TrialModel | undefined
  /** Somebody else was quicker. */
  conflict: { who: string; when: string; removed: boolean; said: string; means: string } | undefined
  removed: boolean
  /** Undefined where it cannot be taken away. */
  removal: FormTarget | undefined
  revision: number | undefined
  history: readonly SynonymChangeLine[]
  restoration: FormTarget | undefined
}

/** One group of words: written, tried, saved; with who changed what. */
export function SynonymPage({ model }: { model: SynonymModel }) {
  const t = useText()
  const { target, conflict, trial } = model
  return (
    <SearchOfficePage office={model.office}>
      <h2 className="synonym-title">{model.title}</h2>
      {model.removed && !conflict && <Notice tone="warn" title={t('catalogueSearch.isRemoved')} />}
      {conflict && (
        <Notice
          tone="warn"
          live
          title={t('catalogueSearch.conflict.title', { who: conflict.who, when: conflict.when })}
        >
          <p>{t('catalogueSearch.conflict.lead')}</p>
          {conflict.removed ? (
            <p>{t('catalogueSearch.conflict.removed')}</p>
          ) : (
            <p>
              {t('catalogueSearch.conflict.now')}
              {': '}
              <Published>
                {conflict.said} → {conflict.means}
              </Published>
            </p>
          )}
        </Notice>
      )}
      {trial && <Trial model={trial} />}
      {target ? <SynonymForm model={model} target={target} /> : <Notice title={t('catalogueSearch.readOnly')} />}
      {model.removal && <Removal target={model.removal} revision={model.revision} />}
      {model.history.length > 0 && (
        <SynonymHistory lines={model.history} restoration={model.restoration} revision={model.revision} />
      )}
    </SearchOfficePage>
  )
}

function SynonymForm({ model: { values, hidden, errors }, target }: { model: SynonymModel; target: FormTarget }) {
  const t = useText()
  const kinds = (['meaning', 'same'] as const).map((kind) => ({
    value: kind,
    label: t(`catalogueSearch.form.${kind}`),
    hint: t(`catalogueSearch.form.${kind}Hint`),
  }))
  return (
    <section className="work-card synonym-form">
      <Form target={target} errors={errors} hidden={hidden} warnUnsaved>
        <Field
          type="textarea"
          name="said"
          label={t('catalogueSearch.form.said')}
          hint={t('catalogueSearch.form.saidHint')}
          value={values.said}
          error={errorOf(errors, 'said')}
          maxLength={2_600}
        />
        <Field type="radios" name="kind" label={t('catalogueSearch.form.kind')} value={values.kind} options={kinds} />
        <Field
          type="textarea"
          name="means"
          label={t('catalogueSearch.form.means')}
          hint={t('catalogueSearch.form.meansHint')}
          value={values.means}
          error={errorOf(errors, 'means')}
          maxLength={600}
        />
        <Field
          type="text"
          name="question"
          label={t('catalogueSearch.form.question')}
          hint={t('catalogueSearch.form.questionHint')}
          value={values.question}
          error={errorOf(errors, 'question')}
          maxLength={80}
          optional
        />
        <ButtonRow>
          <Button name="act" value="try" look="quiet">
            {t('catalogueSearch.form.try')}
          </Button>
          <Button name="act" value="save">
            {t('catalogueSearch.form.save')}
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

function Removal({ target, revision }: { target: FormTarget; revision: number | undefined }) {
  const t = useText()
  return (
    <section className="work-card synonym-form">
      <p>{t('catalogueSearch.form.removeLead')}</p>
      <Form target={target} hidden={{ _revision: String(revision) }}>
        <Button look="stop">{t('catalogueSearch.form.remove')}</Button>
      </Form>
    </section>
  )
}
