import type { FormField, MaterialNeed } from '../../../modules/catalog/index.ts'
import {
  Button,
  ButtonRow,
  Card,
  ErrorSummary,
  type FieldError,
  Frame,
  Icon,
  Published,
  SummaryList,
  type SummaryRow,
  Tag,
  type TagTone,
  useText,
} from '../../ui/index.ts'
import { type FieldValues, FormFields } from './form-fields.tsx'
import { type Limit, useLimitWords } from './limit-words.ts'
import type { ViewProps } from './view.ts'

/** Something of the list that is settled so far; `fresh`: by the last answer. */
export interface Settled<Value> {
  value: Value
  fresh: boolean
}

/** The personal list while it builds up. */
export interface BuildingModel {
  situation: Settled<string> | undefined
  refusal: Settled<string> | undefined
  materials: readonly (Settled<MaterialNeed> & { name: string })[]
  limit: Settled<Limit> | undefined
  places: Settled<readonly string[]> | undefined
}

export interface SituationQuestionModel {
  itemName: string
  guideHref: string
  /** The question before; undefined on the first. */
  backHref: string | undefined
  /** Where the form goes, as an address: nothing is sent but the answers. */
  action: string
  /** The other answers, which go along. */
  hidden: readonly (readonly [string, string])[]
  question: FormField
  /** Before the names of the controls. */
  prefix: string
  /** Why the first question is asked at all. */
  intro: string | undefined
  values: FieldValues
  errors: readonly FieldError[]
  current: number
  total: number
  answered: readonly SummaryRow[]
  building: BuildingModel
}

/** One question, and beside it what follows from the answers so far. */
export function SituationQuestion({ model, frame }: ViewProps<SituationQuestionModel>) {
  const t = useText()
  return (
    <Frame frame={frame} ownSearch>
      <a className="back" href={model.backHref ?? model.guideHref}>
        <Icon name="arrow-left" />
        {t(model.backHref ? 'situation.question.back' : 'situation.question.toGuide')}
      </a>
      <p className="caption">
        <Published>{model.itemName}</Published>
        <span className="small">
          {' '}
          · {t('situation.question.progress', { current: model.current, total: model.total })}
        </span>
      </p>
      <progress className="parts" max={model.total} value={model.current - 1} aria-hidden="true" />
      <div className="columns situation">
        <div className="stack">
          <Card>
            <Question model={model} />
          </Card>
          {model.answered.length > 0 && (
            <Card id="answered" title={t('situation.question.answered')}>
              <SummaryList rows={model.answered} dense />
            </Card>
          )}
        </div>
        <Building building={model.building} />
      </div>
    </Frame>
  )
}

/** A form of the address: no token, nothing changes, and going back in the browser works. */
function Question({
  model: { action, hidden, question, prefix, intro, values, errors },
}: {
  model: SituationQuestionModel
}) {
  const t = useText()
  return (
    <form className="form" method="get" action={action} noValidate>
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="asked" value={question.id} />
      <ErrorSummary errors={errors} />
      {intro && (
        <p>
          <Published>{intro}</Published>
        </p>
      )}
      <FormFields
        section={{ id: 'situation', title: question.label, fields: [question] }}
        values={values}
        errors={errors}
        sources={{}}
        prefix={prefix}
        labelIsHeading
      />
      <ButtonRow>
        <Button>{t('situation.question.submit')}</Button>
      </ButtonRow>
      <p className="small">{t('situation.question.kept')}</p>
    </form>
  )
}

const tones: Readonly<Record<MaterialNeed, TagTone>> = {
  required: 'blue',
  optional: 'grey',
  deferrable: 'blue',
  credit_deferrable: 'blue',
  not_needed: 'grey',
  made_from_answers: 'ok',
  conditional: 'warn',
}

function Building({ building: { situation, refusal, materials, limit, places } }: { building: BuildingModel }) {
  const t = useText()
  const limitWords = useLimitWords()
  const facts = [
    refusal && { label: t('situation.list.refused'), ...refusal },
    situation && { label: t('situation.building.situation'), ...situation },
    limit && { label: t('situation.building.limit'), value: limitWords(limit.value), fresh: limit.fresh },
    places && { label: t('situation.building.places'), value: places.value.join('、'), fresh: places.fresh },
  ].filter((fact) => fact !== undefined)
  return (
    <section className="card building" aria-labelledby="building-title">
      <h2 id="building-title">{t('situation.building.title')}</h2>
      {facts.length > 0 && (
        <dl className="summary dense">
          {facts.map(({ label, value, fresh }) => (
            <div key={label} className={fresh ? 'fresh' : undefined}>
              <dt>{label}</dt>
              <dd>
                <Published>{value}</Published> <Fresh fresh={fresh} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {materials.length > 0 && (
        <>
          <h3 className="sub">{t('situation.building.materials')}</h3>
          <ul className="building-papers">
            {materials.map(({ name, value, fresh }) => (
              <li key={name} className={[value, fresh && 'fresh'].filter(Boolean).join(' ')}>
                <span className="building-name">
                  <Published>{name}</Published>
                </span>
                <span className="tags">
                  <Fresh fresh={fresh} />
                  <Tag tone={tones[value]}>{t(`situation.building.need.${value}`)}</Tag>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {facts.length + materials.length === 0 && <p className="missing">{t('situation.building.none')}</p>}
    </section>
  )
}

function Fresh({ fresh }: { fresh: boolean }) {
  const t = useText()
  return fresh && <Tag tone="ok">{t('situation.building.fresh')}</Tag>
}
