import type { RosterCover, RosterHolding, RosterMember } from '../../../modules/identity/index.ts'
import { formatDay } from '../../texts/format.ts'
import {
  Card,
  type FieldError,
  type FormTarget,
  type Option,
  Table,
  Tag,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { AbsenceForm, Absences, Revoke } from './absences.tsx'

export interface PeoplePageModel {
  /** Whose posts and absences these are: one's own, or those of a member of the office. */
  shown: RosterMember
  mine: boolean
  /** Everybody of the office, for its head; empty for others. */
  office: readonly { member: RosterMember; href: string }[]
  colleaguesOf: (departmentId: string) => Option[]
  reasons: readonly Option[]
  /** As typed, by the name of the control. */
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  target: (path: string) => FormTarget
  today: string
}

/** Who holds which post until when, who is away, and who covers. */
export function PeoplePage({ model, frame }: { model: PeoplePageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { shown, mine, office } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <h1>{mine ? t('workbench.people.title') : t('workbench.people.titleOf', { name: shown.name })}</h1>
        {!mine && (
          <p>
            <a href="/desk/people">{t('workbench.people.back')}</a>
          </p>
        )}
        <div className="help-cards">
          <div className="stack">
            <Card title={t(mine ? 'workbench.people.myPosts' : 'workbench.people.posts')}>
              <ul className="desk-lines">
                {shown.holdings.map((held) => (
                  <li key={`${held.post.id} ${held.from}`}>
                    <Held held={held} />
                  </li>
                ))}
              </ul>
            </Card>
            <Card title={t(mine ? 'workbench.people.myAbsences' : 'workbench.people.absences')}>
              <Absences model={model} />
            </Card>
            <Card title={t(mine ? 'workbench.people.iCover' : 'workbench.people.covering')}>
              <Covering covers={shown.covering} model={model} />
            </Card>
          </div>
          <Card title={t('workbench.people.record')}>
            <AbsenceForm model={model} />
          </Card>
        </div>
        {office.length > 0 && <Office office={office} />}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Held({ held: { post, through, from, capacity } }: { held: RosterHolding }) {
  const t = useText()
  const language = useLanguage()
  const day = (value: string) => formatDay(value, language, 'year')
  const until = through ? t('workbench.people.through', { day: day(through) }) : t('workbench.people.withoutEnd')
  return (
    <div>
      <b>{post.name}</b> {capacity && <Tag>{t(`workbench.people.capacity.${capacity}`)}</Tag>}
      <div className="small">
        {post.departmentName} · {t('workbench.people.from', { day: day(from) })} · {until}
      </div>
    </div>
  )
}

function Covering({ covers, model }: { covers: readonly RosterCover[]; model: PeoplePageModel }) {
  const t = useText()
  const language = useLanguage()
  if (covers.length === 0) return <p className="hint">{t('workbench.people.noCovering')}</p>
  return (
    <ul className="desk-lines">
      {covers.map(({ coverId, absentName, post, from, through }) => (
        <li key={coverId}>
          <div>
            <b>{t('workbench.people.coversWhom', { name: absentName, post: post.name })}</b>
            <div className="small">
              {t('workbench.people.term', {
                from: formatDay(from, language, 'year'),
                through: formatDay(through, language, 'year'),
              })}
            </div>
          </div>
          <Revoke
            target={model.target(`covers/${coverId}/revocation`)}
            absentId={model.shown.staffId}
            words={t('workbench.people.endCover')}
            about={`${absentName} ${post.name}`}
          />
        </li>
      ))}
    </ul>
  )
}

function Office({ office }: Pick<PeoplePageModel, 'office'>) {
  const t = useText()
  const language = useLanguage()
  const term = (from: string, through: string) =>
    t('workbench.people.term', {
      from: formatDay(from, language, 'short'),
      through: formatDay(through, language, 'short'),
    })
  return (
    <Card title={t('workbench.people.office')} id="office">
      <Table
        caption={t('workbench.people.office')}
        captionHidden
        rows={office}
        rowKey={({ member }) => member.staffId}
        columns={[
          {
            head: t('workbench.people.name'),
            names: true,
            cell: ({ member, href }) => <a href={href}>{member.name}</a>,
          },
          {
            head: t('workbench.people.posts'),
            cell: ({ member }) =>
              member.holdings.map((held) => <Held key={`${held.post.id} ${held.from}`} held={held} />),
          },
          {
            head: t('workbench.people.absences'),
            cell: ({ member: { absences } }) =>
              absences.length === 0
                ? t('workbench.people.none')
                : absences.map(({ absenceId, from, through, covers, uncovered }) => (
                    <div key={absenceId}>
                      {term(from, through)}
                      <div className="small">
                        {covers.map(({ staffName, post }) =>
                          t('workbench.people.coveredBy', { name: staffName, post: post.name }),
                        )}
                        {uncovered.length > 0 && <Tag tone="warn">{t('workbench.people.uncovered')}</Tag>}
                      </div>
                    </div>
                  )),
          },
        ]}
      />
    </Card>
  )
}
