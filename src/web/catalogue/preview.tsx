import { dayOf } from '../../kernel/calendar.ts'
import {
  type Answers,
  type ItemDefinition,
  mayBeOnePerson,
  requiredMaterials,
  type StepDuty,
  type Tier,
  validateAnswers,
  visibleSections,
} from '../../modules/catalog/index.ts'
import { answerRows, sectionToAsk } from '../citizen/answers.ts'
import { placesOf } from '../citizen/guide.tsx'
import { faultLine, found } from '../faults.ts'
import { controlValues, typedForm } from '../form-controls.ts'
import type { FieldError } from '../ui/index.ts'
import {
  PreviewChecklist,
  PreviewCourse,
  PreviewDone,
  PreviewFrame,
  type PreviewView,
} from '../views/catalogue/preview-page.tsx'
import { FormSectionPage, GuidePage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { type Opened, openProposal, proposalHref } from './opened.ts'
import { type Sent, textOf } from './sheets/draft.ts'

const base = '/catalogue/proposals/:id/preview'

/** The pages of citizen and clerk, drawn by the same views from what is written now. Nothing that is filled in is kept. */
export function previewPages(web: Web): void {
  web.get(`${base}/guide`, guide)
  web.get(`${base}/application`, (visit) => application(visit, {}))
  web.ask(`${base}/application`, (visit) => application(visit, (visit.request.body ?? {}) as Sent))
  web.get(`${base}/checklist`, checklist)
  web.get(`${base}/course`, course)
}

async function previewed(visit: Visit): Promise<Opened & { definition: ItemDefinition }> {
  const opened = await openProposal(visit)
  return { ...opened, definition: found(opened.check.preview) }
}

async function framed(
  visit: Visit,
  { proposal }: Opened,
  view: PreviewView,
  element: React.ReactNode,
): Promise<PageAnswer> {
  const href = `${proposalHref(proposal.id)}/preview`
  const views = (['guide', 'application', 'checklist', 'course'] as const).map((name) => ({
    label: visit.t(`catalogueEditor.preview.${name}`),
    href: `${href}/${name}`,
    current: name === view,
  }))
  const model = { views, backHref: proposalHref(proposal.id), practice: proposal.practice }
  return { page: <PreviewFrame model={model}>{element}</PreviewFrame>, title: visit.t('catalogueEditor.preview.link') }
}

/** The site of the region for which it is written, whichever the officer looked at last. */
async function citizenFrame(visit: Visit, { regionCode }: ItemDefinition) {
  const region = await visit.modules.organizations.findRegion(regionCode)
  const frame = await visit.frame()
  return { ...frame, region: region?.name ?? frame.region }
}

async function guide(visit: Visit): Promise<PageAnswer> {
  const opened = await previewed(visit)
  const { definition } = opened
  const href = `${proposalHref(opened.proposal.id)}/preview`
  const element = (
    <GuidePage
      frame={await citizenFrame(visit, definition)}
      model={{
        crumbs: [],
        definition,
        version: opened.proposal.revision,
        publishedDay: dayOf(visit.platform.clock.now()),
        applyHref: definition.applyOnline ? `${href}/application` : undefined,
        places: await placesOf(visit, definition.servicePointIds),
      }}
    />
  )
  return framed(visit, opened, 'guide', element)
}

/** Section by section. What was answered travels in the page from one to the next and is gone with it. */
async function application(visit: Visit, sent: Sent): Promise<PageAnswer> {
  const opened = await previewed(visit)
  const { definition, proposal } = opened
  const { form } = definition
  const action = `${proposalHref(proposal.id)}/preview/application`
  if (!form) return framed(visit, opened, 'application', <PreviewDone model={{ rows: [], sections: [], action }} />)
  const today = visit.modules.cases.today()
  const asked = textOf(sent, '_section')
  const typed = typedForm(
    visit,
    form.sections.filter(({ id }) => id === asked),
  )
  const given = { ...answersSent(sent), ...typed.given }
  const { answers, faults } = validateAnswers(form, given, { today, ...(asked && { section: asked }) })
  const order = visibleSections(form, answers).map(({ section }) => section.id)
  const wrong = asked !== '' && typed.rearranged === undefined ? faults : []
  const errors: FieldError[] = wrong.map((fault) => faultLine(fault, visit.language))
  const stays = errors.length > 0 || typed.rearranged !== undefined
  const next = stays ? asked : asked === '' ? order[0] : order[order.indexOf(asked) + 1]
  const section = next === undefined ? undefined : sectionToAsk(form, next, answers)
  if (!section) return framed(visit, opened, 'application', doneElement(visit, definition, answers, action))
  const element = (
    <FormSectionPage
      frame={await citizenFrame(visit, definition)}
      model={{
        itemName: definition.name,
        draftHref: action,
        target: { action, csrf: '' },
        hidden: { _section: section.id, _answers: JSON.stringify(given) },
        current: Math.max(order.indexOf(section.id), 0) + 1,
        total: Math.max(order.length, 1),
        section,
        values: stays ? typed.values : controlValues([section], answers),
        errors,
        sources: {},
      }}
    />
  )
  return { ...(await framed(visit, opened, 'application', element)), ...(errors.length > 0 && { status: 422 }) }
}

/** At most what a form can hold; anything else was not written by this page. */
const answersCharactersMax = 400_000

/** The form engine takes anything and says what is wrong with it, so nothing more is looked at here. */
function answersSent(sent: Sent): Record<string, unknown> {
  const text = textOf(sent, '_answers')
  if (text === '' || text.length > answersCharactersMax) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

function doneElement(visit: Visit, definition: ItemDefinition, answers: Answers, action: string) {
  const words = { t: visit.t, language: visit.language }
  const sections = visibleSections(definition.form ?? { sections: [] }, answers).flatMap(({ section, parts }) =>
    parts.map(({ title, fields, answers: own }) => ({
      title: title ?? section.title,
      rows: answerRows(fields, own, words),
    })),
  )
  return <PreviewDone model={{ sections, rows: materialRows(visit, definition, answers), action }} />
}

function materialRows({ language }: Visit, definition: ItemDefinition, answers: Answers | null) {
  return requiredMaterials(definition, answers).map(({ material, need, reason }) => ({
    id: material.id,
    name: material.shortName ?? material.name,
    need,
    reason: reason[language],
    standard: material.acceptStandard,
  }))
}

async function checklist(visit: Visit): Promise<PageAnswer> {
  const opened = await previewed(visit)
  const rows = materialRows(visit, opened.definition, null)
  return framed(
    visit,
    opened,
    'checklist',
    <PreviewChecklist model={{ rows, points: opened.definition.reviewPoints }} />,
  )
}

/** Steps that one person may take together with another step of this very route. */
function sharedSteps(tier: Tier, steps: ItemDefinition['duties']): readonly StepDuty[] {
  return steps
    .filter(({ duty }) => steps.some((other) => other.duty !== duty && mayBeOnePerson(tier, other.duty, duty)))
    .map(({ duty }) => duty)
}

async function course(visit: Visit): Promise<PageAnswer> {
  const opened = await previewed(visit)
  const { duties, limits, tier } = opened.definition
  const model = { steps: duties, limits, onePerson: tier ? sharedSteps(tier, duties) : [] }
  return framed(visit, opened, 'course', <PreviewCourse model={model} />)
}
