import { dayOf } from '../../kernel/calendar.ts'
import { maskCitizenId, maskName, maskPhone } from '../../kernel/masking.ts'
import type { AlikeCase } from '../../modules/cases/index.ts'
import type { Person } from '../../modules/identity/index.ts'
import { alikeLines } from '../alike.ts'
import { withQuery } from '../citizen/items.ts'
import { found, submitting } from '../faults.ts'
import { formatDay } from '../texts/format.ts'
import type { FieldError } from '../ui/index.ts'
import { WindowPerson, type WindowPersonModel } from '../views/workbench/window-person.tsx'
import { WindowStart, type WindowStartModel } from '../views/workbench/window-start.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { broughtList, listOf, withList } from './brought-list.ts'
import { deskFrame, staffWith } from './desk.ts'
import { itemsFor } from './window-items.ts'

/** The comprehensive window: who is she, for whom does she come, what for. Filing itself is in `window-draft.tsx`. */
export function windowPages(web: Web): void {
  web.get('/desk/window', async (visit) => windowStartPage(visit, {}))
  web.post('/desk/window/person', async (visit) => {
    const { actor } = staffWith(visit, 'accept')
    const citizenId = visit.field('citizenId')
    return submitting(
      visit.language,
      (errors) => windowStartPage(visit, { citizenId, errors }),
      async () => {
        const person = await visit.modules.identity.findPersonByCitizenId(citizenId, {
          actor,
          purpose: 'find_applicant',
        })
        if (person) return { redirect: withList(visit, personHref(person.id)) }
        return windowStartPage(visit, { citizenId, register: registration(visit, []) })
      },
    )
  })
  web.post('/desk/window/people', async (visit) => {
    const { actor } = staffWith(visit, 'accept')
    const typed = { name: visit.field('name'), citizenId: visit.field('citizenId'), phone: visit.field('phone') }
    return submitting(
      visit.language,
      (errors) => windowStartPage(visit, { citizenId: typed.citizenId, register: registration(visit, errors) }),
      async () => {
        const { phone, ...rest } = typed
        const person = await visit.modules.identity.registerAtWindow({ ...rest, ...(phone && { phone }) }, actor)
        return { redirect: withList(visit, personHref(person.id)) }
      },
    )
  })
  web.get('/desk/window/people/:id', async (visit) => personPage(visit, await knownPerson(visit), {}))
  web.post('/desk/window/people/:id/organizations', async (visit) => addOrganization(visit))
  web.post('/desk/window/people/:id/activation', async (visit) => {
    const { actor } = staffWith(visit, 'accept')
    const person = await knownPerson(visit)
    const { code, expiresAt } = await visit.modules.identity.issueActivationCode(person.id, actor)
    return personPage(visit, person, { code: { code, until: formatDay(dayOf(expiresAt), visit.language) } })
  })
  web.post('/desk/window/people/:id/drafts', async (visit) => {
    const { actor } = staffWith(visit, 'accept')
    const person = await knownPerson(visit)
    return submitting(
      visit.language,
      (beginErrors) => personPage(visit, person, { beginErrors }),
      async () => {
        const applicant = await applicantOf(visit, person, visit.field('for'))
        const brought = await broughtList(visit, listOf(visit))
        const itemId = visit.field('itemId')
        // The list of another item is of no use for this one.
        const fromGuide = brought?.version.itemId === itemId ? brought.answers : undefined
        const starting = { actor, itemId, applicant, personId: person.id, ...(fromGuide && { fromGuide }) }
        const { drafts, openAlike } = visit.modules.cases
        if (visit.field('again') !== 'yes') {
          const alike = await openAlike({ ...starting, organizationId: applicant.organization?.id ?? null })
          if (alike.length > 0)
            return personPage(visit, person, { again: await againOf(visit, starting.itemId, alike) })
        }
        const draft = await drafts.start(starting)
        return { redirect: `/desk/window/drafts/${draft.draftId}` }
      },
    )
  })
}

export const personHref = (personId: string) => `/desk/window/people/${personId}`

/** Opened by the reference that a search gave. Each opening is a look, and is written down as one. */
async function knownPerson(visit: Visit): Promise<Person> {
  const { actor } = staffWith(visit, 'accept')
  const person = found(await visit.modules.identity.findPerson(visit.parameter('id')))
  const { subjectHash } = person
  const look = { actor, regionCode: actor.regionCode, subjectHash, purpose: 'file_at_window', what: 'profile' } as const
  await visit.platform.db.batch([visit.modules.accessLog.stageLook(look)])
  return person
}

async function applicantOf(visit: Visit, person: Person, chosen: string) {
  const { name, citizenId, phone } = person.profile
  const self = { personName: name, citizenId, phone: phone ?? null }
  if (chosen === '' || chosen === 'self') return { ...self, organization: null }
  const { legalPerson } = found(await visit.modules.identity.findRepresentation(person.id, chosen))
  return { ...self, organization: { id: legalPerson.id, name: legalPerson.name, creditCode: legalPerson.creditCode } }
}

async function addOrganization(visit: Visit) {
  const { actor } = staffWith(visit, 'accept')
  const person = await knownPerson(visit)
  const values = { creditCode: visit.field('creditCode'), name: visit.field('name'), scope: visit.field('scope') }
  const again = (errors: readonly FieldError[]) => personPage(visit, person, { organization: { values, errors } })
  if (visit.field('seen') !== 'yes') {
    return { ...(await again([{ field: 'seen', message: visit.t('workbench.window.seenMissing') }])), status: 422 }
  }
  return submitting(visit.language, again, async () => {
    const { identity } = visit.modules
    const legalPerson = await identity.registerLegalPerson({ creditCode: values.creditCode, name: values.name })
    const scope = values.scope === 'legal_representative' ? ('legal_representative' as const) : ('agent' as const)
    await identity.grantRepresentation(
      { personId: person.id, legalPersonId: legalPerson.id, scope, source: 'window' },
      actor,
    )
    return { redirect: withQuery(personHref(person.id), { for: legalPerson.id, list: listOf(visit) }) }
  })
}

function registration(visit: Visit, errors: readonly FieldError[]): NonNullable<WindowStartModel['register']> {
  const values = { name: visit.field('name'), phone: visit.field('phone') }
  return { target: visit.target(withList(visit, '/desk/window/people')), values, errors }
}

export async function windowStartPage(
  visit: Visit,
  shown: Partial<Pick<WindowStartModel, 'citizenId' | 'errors' | 'register' | 'list'>>,
): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'accept')
  const drafts = await visit.modules.cases.drafts.list(actor)
  const model: WindowStartModel = {
    find: visit.target(withList(visit, '/desk/window/person')),
    list: shown.list ?? { typed: listOf(visit) ?? '', errors: [] },
    citizenId: shown.citizenId ?? '',
    errors: shown.errors ?? [],
    register: shown.register,
    drafts: drafts.map(({ draftId, version, content, updatedAt }) => ({
      itemName: version.definition.name,
      applicant: content.applicant.organization?.name ?? maskName(content.applicant.personName),
      savedAt: updatedAt,
      href: `/desk/window/drafts/${draftId}`,
      discard: visit.target(`/desk/window/drafts/${draftId}/discard`),
    })),
    receipt: { value: '', unknown: false },
  }
  return {
    page: <WindowStart model={model} frame={await deskFrame(visit, 'window')} />,
    title: visit.t('workbench.window.title'),
    scripts: ['workbench.js'],
  }
}

interface PersonShown {
  readonly beginErrors?: readonly FieldError[]
  readonly organization?: Pick<WindowPersonModel['organization'], 'values' | 'errors'>
  readonly code?: WindowPersonModel['code']
  readonly again?: WindowPersonModel['again']
}

async function againOf(
  visit: Visit,
  itemId: string,
  alike: readonly AlikeCase[],
): Promise<NonNullable<WindowPersonModel['again']>> {
  const version = await visit.modules.catalog.findCurrentVersion(itemId)
  return { itemId, itemName: version?.definition.name ?? '', alike: alikeLines(alike, '/desk/cases') }
}

async function personPage(visit: Visit, person: Person, shown: PersonShown): Promise<PageAnswer> {
  const { t } = visit
  const here = personHref(person.id)
  const representations = await visit.modules.identity.representationsOf(person.id)
  const asked = visit.query('for') ?? visit.field('for')
  const chosen = representations.find(({ legalPerson }) => legalPerson.id === asked)?.legalPerson.id ?? 'self'
  const list = await broughtList(visit, listOf(visit))
  const tab = (value: string, label: string) => ({
    label,
    href: withQuery(here, { for: value, list: list?.code }),
    current: value === chosen,
  })
  const applicants = [
    tab('self', `${t('workbench.window.self')} · ${maskName(person.profile.name)}`),
    ...representations.map(({ legalPerson, scope }) =>
      tab(legalPerson.id, `${legalPerson.name} · ${t(`workbench.window.${scope}`)}`),
    ),
  ]
  const search = visit.query('q') ?? ''
  const { name, citizenId, phone } = person.profile
  const model: WindowPersonModel = {
    person: {
      name: maskName(name),
      citizenId: maskCitizenId(citizenId),
      phone: phone && maskPhone(phone),
      assurance: person.assurance,
      claimed: person.claimed,
    },
    againHref: '/desk/window',
    applicants,
    chosen,
    here,
    search,
    items: (await itemsFor(visit, search)).map(({ itemId, name: itemName, departmentName }) => ({
      itemId,
      name: itemName,
      department: departmentName,
    })),
    list: list && {
      code: list.code,
      itemId: list.version.itemId,
      itemName: list.version.definition.name,
      situation: list.now.situation?.title,
      leaveHref: withQuery(here, { for: chosen }),
    },
    begin: visit.target(withList(visit, `${here}/drafts`)),
    beginErrors: shown.beginErrors ?? [],
    organization: {
      target: visit.target(withList(visit, `${here}/organizations`)),
      values: shown.organization?.values ?? { creditCode: '', name: '', scope: '' },
      errors: shown.organization?.errors ?? [],
    },
    activation: visit.target(withList(visit, `${here}/activation`)),
    code: shown.code,
    again: shown.again,
  }
  return {
    page: <WindowPerson model={model} frame={await deskFrame(visit, 'window')} />,
    title: t('workbench.window.title'),
    scripts: ['workbench.js'],
  }
}
