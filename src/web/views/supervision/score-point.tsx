import { formatDay } from '../../texts/format.ts'
import {
  Button,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  SummaryList,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { ContestWord, type PointLine } from './score-parts.tsx'

export interface ScorePointModel {
  line: PointLine
  basis: string | null
  body: string
  office: string
  post: string | null
  /** Where the case is opened by whoever may; undefined: not by this reader. */
  caseHref: string | undefined
  reason: string | null
  decision: string | null
  backHref: string
  /** What the reader may do now. */
  act: { kind: 'contest' | 'decide'; target: FormTarget } | undefined
  typed: { outcome: string; reason: string }
  errors: readonly FieldError[]
}

/** One point: what it is for, what it cost, and what became of its contest. */
export function ScorePointPage({ model, frame }: { model: ScorePointModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const language = useLanguage()
  const { line, act } = model
  const optional = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])
  const rows = [
    { label: t('score.point.why'), value: line.rule ? `${line.why} · ${line.rule}` : line.why },
    ...optional(t('score.point.basis'), model.basis),
    { label: t('score.point.day'), value: formatDay(line.day, language) },
    { label: t('score.point.item'), value: line.itemName },
    {
      label: t('score.point.case'),
      value: model.caseHref ? (
        <a href={model.caseHref}>
          {t('score.point.openCase')} · {line.event}
        </a>
      ) : (
        line.event
      ),
    },
    { label: t('score.point.body'), value: model.body },
    { label: t('score.point.office'), value: model.office },
    ...optional(t('score.point.post'), model.post),
    { label: t('score.point.state'), value: <ContestWord line={line} /> },
    ...optional(t('score.point.reason'), model.reason),
    ...optional(t('score.point.decision'), model.decision),
  ]
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('score.point.title')} <span className="small">{t('score.point.cost', { value: line.cost })}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.backHref}>{t('score.point.back')}</a> <ChapterLink chapter="contest" />
          </div>
        </div>
        <div className="help-cards">
          <Card>
            <SummaryList rows={rows} dense />
          </Card>
          {act && (
            <Card title={t(`score.${act.kind}Form.title`)}>
              <Form target={act.target} errors={model.errors}>
                {act.kind === 'contest' && <p>{t('score.contestForm.lead')}</p>}
                {act.kind === 'decide' && (
                  <Field
                    type="radios"
                    name="outcome"
                    label={t('score.decideForm.outcome')}
                    value={model.typed.outcome}
                    options={[
                      { value: 'accepted', label: t('score.decideForm.accepted') },
                      { value: 'refused', label: t('score.decideForm.refused') },
                    ]}
                    error={errorOf(model.errors, 'outcome')}
                  />
                )}
                <Field
                  type="textarea"
                  name="reason"
                  label={t(`score.${act.kind}Form.reason`)}
                  hint={t(`score.${act.kind}Form.hint`)}
                  value={model.typed.reason}
                  maxLength={2000}
                  error={errorOf(model.errors, 'reason')}
                />
                <ButtonRow>
                  <Button>{t(`score.${act.kind}Form.submit`)}</Button>
                </ButtonRow>
              </Form>
            </Card>
          )}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
