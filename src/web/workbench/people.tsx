import { absenceReasons, coverField, headsOffice, type RosterMember } from '../../modules/identity/index.ts'
import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { PeoplePage, type PeoplePageModel } from '../views/workbench/people-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { deskFrame } from './desk.ts'

/** Posts and terms, absences and who covers: one's own, and for the head of an office everybody's in it. */
export function peoplePages(web: Web): void {
  web.get('/desk/people', (visit) => peoplePage(visit, visit.query('staff'), {}, []))
  web.post('/desk/people/absences', (visit) => {
    const staffId = visit.field('staffId')
    const typed = ['from', 'through', 'reason', ...visit.fields('postId').map(coverField)]
    const values = Object.fromEntries(typed.map((name) => [name, visit.field(name)]))
    const covers = visit.fields('postId').flatMap((postId) => {
      const cover = visit.field(coverField(postId))
      return cover ? [{ postId, staffId: cover }] : []
    })
    const { from = '', through = '', reason = '' } = values
    return acting(visit, staffId, values, () =>
      visit.modules.identity.recordAbsence(visit.staff.actor, { staffId, from, through, reason, covers }),
    )
  })
  web.post('/desk/people/absences/:id/covers', (visit) => {
    const cover = { postId: visit.field('postId'), staffId: visit.field(coverField(visit.field('postId'))) }
    return acting(visit, visit.field('absentId'), {}, () =>
      visit.modules.identity.addCover(visit.staff.actor, visit.parameter('id'), cover),
    )
  })
  web.post('/desk/people/absences/:id/revocation', (visit) =>
    acting(visit, visit.field('absentId'), {}, () =>
      visit.modules.identity.revokeAbsence(visit.staff.actor, visit.parameter('id')),
    ),
  )
  web.post('/desk/people/covers/:id/revocation', (visit) =>
    acting(visit, visit.field('absentId'), {}, () =>
      visit.modules.identity.revokeCover(visit.staff.actor, visit.parameter('id')),
    ),
  )
}

function acting(
  visit: Visit,
  staffId: string,
  values: PeoplePageModel['values'],
  act: () => Promise<unknown>,
): Promise<Answer> {
  const again = (errors: readonly FieldError[]) => peoplePage(visit, staffId, values, errors)
  return submitting(visit.language, again, async () => {
    await act()
    return { redirect: addressOf(visit, staffId) }
  })
}

const addressOf = (visit: Visit, staffId: string) =>
  staffId === visit.staff.staffId ? '/desk/people' : `/desk/people?${new URLSearchParams({ staff: staffId })}`

async function peoplePage(
  visit: Visit,
  staffId: string | undefined,
  values: PeoplePageModel['values'],
  errors: readonly FieldError[],
): Promise<PageAnswer> {
  const { t, staff } = visit
  const roster = await visit.modules.identity.rosterOf(staff.actor)
  const [me] = roster
  const office = headsOffice(staff.actor) ? roster.filter((member) => worksIn(member, staff.actor.departmentId)) : []
  // Whoever heads no office sees herself and the names of colleagues who might cover, and no more.
  const shown = !staffId || staffId === me.staffId ? me : found(office.find((member) => member.staffId === staffId))
  const model: PeoplePageModel = {
    shown,
    mine: shown === me,
    office: office.map((member) => ({ member, href: addressOf(visit, member.staffId) })),
    colleaguesOf: (departmentId) =>
      roster
        .filter((member) => member !== shown && worksIn(member, departmentId))
        .map((member) => ({ value: member.staffId, label: member.name })),
    reasons: absenceReasons.map((reason) => ({ value: reason, label: t(`workbench.people.reasons.${reason}`) })),
    values,
    errors,
    target: (path) => visit.target(`/desk/people/${path}`),
    today: visit.modules.cases.today(),
  }
  const page = <PeoplePage model={model} frame={await deskFrame(visit, 'people')} />
  return { page, title: t('workbench.people.title') }
}

function worksIn({ holdings }: RosterMember, departmentId: string): boolean {
  return holdings.some(({ post, capacity }) => post.departmentId === departmentId && capacity !== 'cover')
}
