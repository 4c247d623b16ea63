import type { AlikeCase, Applicant, Draft } from '../../modules/cases/index.ts'
import { type Answers, type ItemVersion, situationSection } from '../../modules/catalog/index.ts'
import { alikeLines } from '../alike.ts'
import { found, submitting } from '../faults.ts'
import { answerParameters, answersInAddress } from '../situation-answers.ts'
import type { Option } from '../ui/index.ts'
import { StartApplication, type StartApplicationModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { draftHref } from './draft.tsx'
import { itemHref } from './items.ts'

/** For whom? Herself, or one of the organisations that she represents. */
export function startPages(web: Web): void {
  web.get('/apply', async (visit) => {
    visit.person
    const version = await asked(visit)
    if (!version.definition.applyOnline) return { redirect: guideOf(version) }
    return page(visit, version, [])
  })

  web.post('/apply', async (visit) => {
    const { person, actor } = visit.person
    const version = await asked(visit)
    const again = (errors: StartApplicationModel['errors']) => page(visit, version, errors)
    const applicant = await chosenApplicant(visit)
    if (!applicant) {
      const missing = { field: 'applicant', message: visit.t('personal.start.choose') }
      return { ...(await again([missing])), status: 422 }
    }
    return submitting(visit.language, again, async () => {
      const { drafts, openAlike } = visit.modules.cases
      const organizationId = applicant.organization?.id ?? null
      // Whoever comes back to an item goes on with what she began.
      const begun = (await drafts.list(actor)).find(
        ({ row }) => row.itemId === version.itemId && row.organizationId === organizationId,
      )
      const fromGuide = guideAnswers(visit, version)
      if (begun && fromGuide && !sameAnswers(begun, fromGuide)) return settled(visit, version, begun, fromGuide)
      if (!begun && visit.field('again') !== visit.field('applicant')) {
        const alike = await openAlike({ actor, itemId: version.itemId, personId: person.id, organizationId })
        if (alike.length > 0) return page(visit, version, [], alike)
      }
      const draft =
        begun ??
        (await drafts.start({
          actor,
          itemId: version.itemId,
          applicant,
          personId: person.id,
          ...(fromGuide && { fromGuide }),
        }))
      return { redirect: `/apply/${draft.draftId}` }
    })
  })
}

/** The answers that came along from the situation guide; undefined where none came. */
function guideAnswers(visit: Visit, { definition }: ItemVersion): Answers | undefined {
  const section = situationSection(definition.form)
  const answers = section && answersInAddress(visit, section).answers
  return answers && Object.keys(answers).length > 0 ? answers : undefined
}

/** True when the draft says the same, so that there is nothing to settle. */
function sameAnswers({ content }: Draft, fromGuide: Answers): boolean {
  return Object.entries(fromGuide).every(
    ([id, answer]) => JSON.stringify(content.answers[id]) === JSON.stringify(answer),
  )
}

/** Two sets of answers to the same questions: hers in the draft stay until she says which she means. */
async function settled(visit: Visit, version: ItemVersion, begun: Draft, fromGuide: Answers): Promise<Answer> {
  const choice = visit.field('answers')
  if (choice === 'take') {
    const taken = await visit.modules.cases.drafts.takeOver(begun.draftId, visit.person.actor, fromGuide)
    return { redirect: draftHref(taken) }
  }
  if (choice === 'keep') return { redirect: draftHref(begun) }
  const wasAsked = visit.field('differs') === 'yes'
  const errors = wasAsked ? [{ field: 'answers', message: visit.t('situation.draft.choose') }] : []
  return { ...(await page(visit, version, errors, [], true)), status: wasAsked ? 422 : 200 }
}

/** The item that she wants; the page stands on the site of the region whose item it is. */
async function asked(visit: Visit): Promise<ItemVersion> {
  const version = found(await visit.modules.catalog.findCurrentVersion(visit.query('item') ?? ''))
  await visit.standIn(version.definition.regionCode)
  return version
}

function guideOf(version: ItemVersion): string {
  return itemHref({ regionCode: version.definition.regionCode, itemId: version.itemId })
}

async function page(
  visit: Visit,
  version: ItemVersion,
  errors: StartApplicationModel['errors'],
  alike: readonly AlikeCase[] = [],
  differs = false,
): Promise<PageAnswer> {
  const { t } = visit
  const { audience, name } = version.definition
  const applicants = await choices(visit, version)
  return {
    title: t('apply.start.title'),
    page: (
      <StartApplication
        frame={await visit.frame()}
        model={{
          itemName: name,
          guideHref: guideOf(version),
          target: visit.target(applyHref(version, visit)),
          applicants,
          chosen: visit.field('applicant') || (applicants.length === 1 ? applicants[0]?.value : undefined),
          audience: audience.map((one) => t(`vocabulary.audience.${one}`)).join(' / '),
          alike: alikeLines(alike, '/cases'),
          differs,
          errors,
        }}
      />
    ),
  }
}

/** With the answers of the guide, so that they survive the form. */
function applyHref(version: ItemVersion, visit: Visit): string {
  const section = situationSection(version.definition.form)
  const answers = section ? answerParameters(section, guideAnswers(visit, version) ?? {}) : []
  return `/apply?${new URLSearchParams([['item', version.itemId], ...answers])}`
}

async function choices(visit: Visit, version: ItemVersion): Promise<Option[]> {
  const { t } = visit
  const { audience } = version.definition
  const { person } = visit.person
  const isFor = (one: 'person' | 'organization') => audience.length === 0 || audience.includes(one)
  const self = isFor('person') ? [{ value: 'self', label: t('apply.start.self'), hint: person.profile.name }] : []
  if (!isFor('organization')) return self
  const represented = await visit.modules.identity.representationsOf(person.id)
  const organizations = represented.map(({ legalPerson, scope }) => ({
    value: legalPerson.id,
    label: legalPerson.name,
    hint: t(`personal.account.${scope}`),
  }))
  return [...self, ...organizations]
}

/** The representation is asked for again: what the form says is only a wish. */
async function chosenApplicant(visit: Visit): Promise<Applicant | undefined> {
  const { person } = visit.person
  const { name, citizenId, phone } = person.profile
  const self = { personName: name, citizenId, phone: phone ?? null, organization: null }
  const chosen = visit.field('applicant')
  if (chosen === 'self') return self
  const representation = await visit.modules.identity.findRepresentation(person.id, chosen)
  return representation && { ...self, organization: representation.legalPerson }
}
