import type { PostPlace, RosterAbsence } from '../../../modules/identity/index.ts'
import { formatDay } from '../../texts/format.ts'
import { Button, ButtonRow, errorOf, Field, Form, type FormTarget, useLanguage, useText } from '../../ui/index.ts'
import type { PeoplePageModel } from './people-page.tsx'

/** Each absence with who covers which post; a post that nobody covers asks for somebody. */
export function Absences({ model }: { model: PeoplePageModel }) {
  const t = useText()
  const { absences } = model.shown
  if (absences.length === 0) return <p className="hint">{t('workbench.people.noAbsences')}</p>
  return absences.map((absence) => <Absence key={absence.absenceId} absence={absence} model={model} />)
}

function Absence({ absence, model }: { absence: RosterAbsence; model: PeoplePageModel }) {
  const t = useText()
  const language = useLanguage()
  const { absenceId, from, through, covers, uncovered } = absence
  const { staffId } = model.shown
  const term = t('workbench.people.term', {
    from: formatDay(from, language, 'year'),
    through: formatDay(through, language, 'year'),
  })
  return (
    <section>
      <ul className="desk-lines">
        <li>
          <div>
            <b>{term}</b>
            <div className="small">{model.reasons.find(({ value }) => value === absence.reason)?.label}</div>
          </div>
          <Revoke
            target={model.target(`absences/${absenceId}/revocation`)}
            absentId={staffId}
            words={t('workbench.people.revoke')}
            about={term}
          />
        </li>
        {covers.map(({ coverId, staffName, post }) => (
          <li key={coverId}>
            <div>{t('workbench.people.coveredBy', { name: staffName, post: post.name })}</div>
            <Revoke
              target={model.target(`covers/${coverId}/revocation`)}
              absentId={staffId}
              words={t('workbench.people.endCover')}
              about={`${staffName} ${post.name}`}
            />
          </li>
        ))}
      </ul>
      {uncovered.map((post) => (
        <Form
          key={post.id}
          target={model.target(`absences/${absenceId}/covers`)}
          hidden={{ absentId: staffId, postId: post.id }}
        >
          <CoverField post={post} model={model} id={`${absenceId}-${post.id}`} />
          <ButtonRow>
            <Button look="quiet">{t('workbench.people.nameCover')}</Button>
          </ButtonRow>
        </Form>
      ))}
    </section>
  )
}

/** Days, kind, and for each of her posts who holds it meanwhile. */
export function AbsenceForm({ model }: { model: PeoplePageModel }) {
  const t = useText()
  const { values, errors, shown } = model
  const own = shown.holdings.filter(({ capacity }) => capacity !== 'cover').map(({ post }) => post)
  const posts = [...new Map(own.map((post) => [post.id, post])).values()]
  return (
    <Form target={model.target('absences')} errors={errors} hidden={{ staffId: shown.staffId }}>
      {(['from', 'through'] as const).map((name) => (
        <Field
          key={name}
          type="date"
          name={name}
          width="medium"
          label={t(`workbench.people.fields.${name}`)}
          value={values[name] ?? model.today}
          error={errorOf(errors, name)}
        />
      ))}
      <Field
        type="select"
        name="reason"
        width="medium"
        label={t('workbench.people.fields.reason')}
        options={model.reasons}
        value={values.reason}
        error={errorOf(errors, 'reason')}
      />
      {posts.map((post) => (
        <div key={post.id}>
          <input type="hidden" name="postId" value={post.id} />
          <CoverField post={post} model={model} />
        </div>
      ))}
      <p className="hint">{t('workbench.people.coverHint')}</p>
      <ButtonRow>
        <Button>{t('workbench.people.submit')}</Button>
      </ButtonRow>
    </Form>
  )
}

function CoverField({ post, model, id }: { post: PostPlace; model: PeoplePageModel; id?: string }) {
  const t = useText()
  const name = `cover.${post.id}`
  return (
    <Field
      type="select"
      name={name}
      {...(id && { id })}
      optional
      width="medium"
      label={t('workbench.people.fields.cover', { post: post.name })}
      options={model.colleaguesOf(post.departmentId)}
      value={id ? undefined : model.values[name]}
      error={id ? undefined : errorOf(model.errors, name)}
    />
  )
}

export function Revoke({
  target,
  absentId,
  words,
  about,
}: {
  target: FormTarget
  /** Whose page this is: it is shown again. */
  absentId: string
  words: string
  about: string
}) {
  return (
    <Form target={target} hidden={{ absentId }}>
      <Button look="link" label={`${words}：${about}`}>
        {words}
      </Button>
    </Form>
  )
}
