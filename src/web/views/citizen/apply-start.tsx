import { formatDay, formatInstant } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Notice,
  type Option,
  PageHead,
  Published,
  StepHeader,
  type Task,
  TaskList,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { type AlikeLine, AlikeNotice } from '../alike-notice.tsx'
import { DraftChanged, type DraftChangedModel } from './draft-changed.tsx'
import type { ViewProps } from './view.ts'

export interface StartApplicationModel {
  itemName: string
  guideHref: string
  target: FormTarget
  /** The person herself and her enterprises, as far as the item is for them; value `self` or an organisation's id. */
  applicants: readonly Option[]
  chosen?: string | undefined
  /** Who may apply, in words, for whoever may not: 企业和组织. */
  audience: string
  /** Open cases of the chosen applicant for this item; the button then says that another one is meant. */
  alike: readonly AlikeLine[]
  /** A draft has other answers to the situation questions than the guide: which are meant? */
  differs: boolean
  errors: readonly FieldError[]
}

export function StartApplication({ model, frame }: ViewProps<StartApplicationModel>) {
  const t = useText()
  const again = {
    ...(model.alike.length > 0 && { again: model.chosen ?? '' }),
    ...(model.differs && { differs: 'yes' }),
  }
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.guideHref, label: model.itemName }}
        caption={t('apply.draft.title')}
        title={t('apply.start.title')}
      />
      <Card>
        {model.applicants.length === 0 ? (
          <EmptyState title={t('apply.start.none')} icon="user">
            <p>{t('apply.start.noneHelp', { audience: model.audience })}</p>
          </EmptyState>
        ) : (
          <Form target={model.target} errors={model.errors} hidden={again}>
            <AlikeNotice alike={model.alike} />
            <Field
              type="radios"
              name="applicant"
              label={t('apply.draft.applicant')}
              options={model.applicants}
              value={model.chosen}
              error={errorOf(model.errors, 'applicant')}
            />
            {model.differs && <WhichAnswers errors={model.errors} />}
            <ButtonRow>
              <Button>{t(model.alike.length > 0 ? 'apply.alike.goOn' : 'apply.start.submit')}</Button>
            </ButtonRow>
          </Form>
        )}
      </Card>
    </Frame>
  )
}

/** Nothing that she wrote is replaced without her word. */
function WhichAnswers({ errors }: { errors: readonly FieldError[] }) {
  const t = useText()
  const options = (['take', 'keep'] as const).map((value) => ({ value, label: t(`situation.draft.${value}`) }))
  return (
    <>
      <Notice title={t('situation.draft.differs')} tone="warn" live>
        <p>{t('situation.draft.differsLead')}</p>
      </Notice>
      <Field
        type="radios"
        name="answers"
        label={t('situation.draft.which')}
        options={options}
        error={errorOf(errors, 'answers')}
      />
    </>
  )
}

export interface DraftModel {
  itemName: string
  applicant: string
  myCasesHref: string
  savedAt: Date
  /** `YYYY-MM-DD`; after it the draft is deleted. */
  expiresDay?: string | undefined
  /** One a section of the form. */
  sections: readonly Task[]
  /** 许可告知承诺, where the item offers it. */
  promise?: Task | undefined
  materials: Task
  delivery: Task
  check: Task
  /** POST: deletes the draft. */
  discard: FormTarget
  /** The item has changed since: she brings the draft over before she sends it. */
  changed?: DraftChangedModel | undefined
  /** Why the answers make it impossible here, and where they can be changed. */
  refusal?: { text: string; href: string } | undefined
}

/** The task list: what is to fill in, in any order, and how far each part is. */
export function DraftTaskList({ model, frame }: ViewProps<DraftModel>) {
  const t = useText()
  const language = useLanguage()
  const papers = [...(model.promise ? [model.promise] : []), model.materials, model.delivery]
  const parts = [...model.sections, ...papers]
  const done = parts.filter((task) => task.state === 'done').length
  const groups = [
    { title: t('apply.draft.fill'), tasks: model.sections },
    { title: t('apply.draft.papers'), tasks: papers },
    { title: t('apply.draft.finish'), tasks: [model.check] },
  ]
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={<Published>{model.itemName}</Published>}>
        <p>
          {t('apply.draft.applicant')}: <b>{model.applicant}</b>
        </p>
        <p className="small">
          {t('apply.draft.progress', { done, total: parts.length })} ·{' '}
          {t('apply.draft.saved', { instant: formatInstant(model.savedAt, language) })}
        </p>
        <progress className="parts" max={parts.length} value={done} aria-hidden="true" />
      </PageHead>
      {model.changed && (
        <div className="section-end">
          <DraftChanged model={model.changed} />
        </div>
      )}
      {model.refusal && (
        <div className="section-end">
          <Notice title={t('situation.draft.refused')} tone="red">
            <p className="published">
              <Published>{model.refusal.text}</Published>
            </p>
            <p>
              <a href={model.refusal.href}>{t('situation.draft.refusedChange')}</a>
            </p>
          </Notice>
        </div>
      )}
      <div className="stack">
        {groups.map(({ title, tasks }) => (
          <Card key={title} title={title}>
            <TaskList tasks={tasks} />
          </Card>
        ))}
      </div>
      {model.expiresDay && (
        <p className="small section-gap">{t('apply.draft.expires', { day: formatDay(model.expiresDay, language) })}</p>
      )}
      <div className="button-row">
        <ButtonLink href={model.myCasesHref} look="quiet">
          {t('apply.draft.later')}
        </ButtonLink>
        <form method="post" action={model.discard.action}>
          <input type="hidden" name="_csrf" value={model.discard.csrf} />
          <Button look="link">{t('apply.draft.discard')}</Button>
        </form>
      </div>
    </Frame>
  )
}
