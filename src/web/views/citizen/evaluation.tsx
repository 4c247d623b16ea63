import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Icon,
  type IconName,
  Notice,
  type Option,
  PageHead,
  Published,
  StepHeader,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export const gradeCodes = ['1', '2', '3', '4', '5'] as const
export type GradeCode = (typeof gradeCodes)[number]

/** A face for each grade, best first; the words stand below, so nobody has to read faces. */
const faces = { 1: 'laugh', 2: 'smile', 3: 'meh', 4: 'frown', 5: 'angry' } as const satisfies Record<
  GradeCode,
  IconName
>

export interface EvaluateModel {
  itemName: string
  /** The office that is judged, where somebody stands before its screen. */
  office?: string | undefined
  title: string
  lead: string
  back?: { href: string; label: string } | undefined
  /** One address a grade: nothing is chosen beforehand, and it works without script. */
  grades: readonly { grade: GradeCode; href: string }[]
  errors: readonly FieldError[]
  /** A QR code that lets somebody else evaluate on a telephone. */
  share?: { target: FormTarget; days: number; qr: string | undefined } | undefined
}

/** 好差评: five large faces. */
export function Evaluate({ model, frame }: ViewProps<EvaluateModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <EvaluationHead model={model} title={model.title} />
      <div className="stack">
        <Card>
          {model.errors.length > 0 && <Notice title={model.errors[0]?.message ?? ''} tone="red" live />}
          <p>{model.lead}</p>
          <ul className="faces" aria-label={t('evaluation.give.faces')}>
            {model.grades.map(({ grade, href }) => (
              <li key={grade}>
                <a className={`face face-${grade}`} href={href}>
                  <Icon name={faces[grade]} size="large" />
                  <span>{t(`vocabulary.grade.${grade}`)}</span>
                </a>
              </li>
            ))}
          </ul>
        </Card>
        {model.share && <Share share={model.share} />}
      </div>
    </Frame>
  )
}

function EvaluationHead({
  model: { itemName, office, back },
  title,
}: {
  model: Pick<EvaluateModel, 'itemName' | 'office' | 'back'>
  title: string
}) {
  if (back) return <StepHeader back={back} caption={itemName} title={title} />
  return (
    <PageHead
      title={title}
      about={
        <>
          <Published>{itemName}</Published>
          {office && (
            <>
              {' · '}
              <Published>{office}</Published>
            </>
          )}
        </>
      }
    />
  )
}

function Share({ share: { target, days, qr } }: { share: NonNullable<EvaluateModel['share']> }) {
  const t = useText()
  return (
    <Card title={t('evaluation.share.title')} id="share">
      <p>{t('evaluation.share.lead', { days })}</p>
      {qr ? (
        <img className="evaluation-qr" src={qr} alt={t('evaluation.share.alt')} width={200} height={200} />
      ) : (
        <div className="section-gap">
          <Form target={target}>
            <Button look="quiet">{t('evaluation.share.button')}</Button>
          </Form>
        </div>
      )}
    </Card>
  )
}

export interface EvaluateDetailModel extends Pick<EvaluateModel, 'itemName' | 'office' | 'back'> {
  grade: GradeCode
  bad: boolean
  changeHref: string
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  reasons: readonly Option[]
  values: { reasons: readonly string[]; comment: string }
  errors: readonly FieldError[]
}

/** Why: reasons that belong to the grade, and words. */
export function EvaluateDetail({ model, frame }: ViewProps<EvaluateDetailModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <EvaluationHead
        model={model}
        title={t('evaluation.give.detailTitle', { grade: t(`vocabulary.grade.${model.grade}`) })}
      />
      <Card>
        <p className="chosen-face">
          <span className={`face-mark face-${model.grade}`}>
            <Icon name={faces[model.grade]} size="large" />
          </span>
          <a href={model.changeHref}>{t('evaluation.give.change')}</a>
        </p>
        {model.bad && <p>{t('evaluation.give.badLead')}</p>}
        <Form target={model.target} errors={model.errors} hidden={model.hidden}>
          <Field
            type="checkboxes"
            name="reasons"
            label={t(model.bad ? 'evaluation.give.badReasons' : 'evaluation.give.goodReasons')}
            hint={t('evaluation.give.several')}
            options={model.reasons}
            values={model.values.reasons}
            optional
            error={errorOf(model.errors, 'reasons')}
          />
          <Field
            type="textarea"
            name="comment"
            label={t('evaluation.give.comment')}
            hint={t('evaluation.give.commentHint')}
            value={model.values.comment}
            optional
            maxLength={500}
            error={errorOf(model.errors, 'comment')}
          />
          <ButtonRow>
            <Button>{t('evaluation.give.submit')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}

export interface EvaluateThanksModel {
  bad: boolean
  /** Came with a code: the first evaluation counts, whichever it was. */
  once?: boolean
  /** Working days. */
  callDays: number
  rectifyDays: number
  way: { href: string; label: string }
}

export function EvaluateThanks({ model, frame }: ViewProps<EvaluateThanksModel>) {
  const t = useText()
  const { bad, once, callDays: call, rectifyDays: rectify, way } = model
  const words = bad ? 'evaluation.thanks.bad' : 'evaluation.thanks.good'
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('evaluation.thanks.title')} />
      <Notice title={t(words, { call, rectify })} tone="ok" live>
        {once && <p>{t('evaluation.thanks.once')}</p>}
      </Notice>
      <ButtonRow>
        <ButtonLink href={way.href} look="quiet">
          {way.label}
        </ButtonLink>
      </ButtonRow>
    </Frame>
  )
}

/** For the second screen of a window: the code that the clerk opened. */
export function TabletCode({
  model,
  frame,
}: ViewProps<{ target: FormTarget; code: string; errors: readonly FieldError[] }>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('evaluation.tablet.title')} about={t('evaluation.tablet.lead')} />
      <Card>
        <Form target={model.target} errors={model.errors}>
          <Field
            type="text"
            name="code"
            label={t('evaluation.tablet.code')}
            hint={t('evaluation.tablet.codeHint')}
            value={model.code}
            maxLength={12}
            width="short"
            autoComplete="off"
            error={errorOf(model.errors, 'code')}
          />
          <ButtonRow>
            <Button>{t('evaluation.tablet.submit')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}

export function InvitationGone({ model, frame }: ViewProps<{ tabletHref: string; signInHref: string }>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('evaluation.gone.title')} about={t('evaluation.gone.lead')} />
      <ButtonRow>
        <ButtonLink href={model.signInHref} look="quiet">
          {t('status.mine.title')}
        </ButtonLink>
        <ButtonLink href={model.tabletHref} look="quiet">
          {t('evaluation.tablet.code')}
        </ButtonLink>
      </ButtonRow>
    </Frame>
  )
}
