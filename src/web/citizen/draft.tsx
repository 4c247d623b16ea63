import { type Draft, promisesThatCount } from '../../modules/cases/index.ts'
import { applied, requiredMaterials, situationSection, takesUpload } from '../../modules/catalog/index.ts'
import type { Task } from '../ui/index.ts'
import { DiscardDraft, DraftTaskList } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { askedSections } from './answers.ts'
import { draftChange } from './draft-change.ts'

/** The task list of an application that was not sent, and the way to throw it away. */
export function draftPages(web: Web): void {
  web.get('/apply/:draftId', async (visit) => taskList(visit, await ownDraft(visit)))
  web.get('/apply/:draftId/removal', async (visit) => confirmRemoval(visit, await ownDraft(visit)))
  web.post('/apply/:draftId/version', async (visit) => {
    const draft = await visit.modules.cases.drafts.bringOver(visit.parameter('draftId'), visit.person.actor)
    return { redirect: draftHref(draft) }
  })
  web.post('/apply/:draftId/removal', async (visit) => {
    const draft = await ownDraft(visit)
    if (visit.field('confirmed') !== 'yes') return { redirect: `${draftHref(draft)}/removal` }
    await visit.modules.cases.drafts.discard(draft.draftId, visit.person.actor)
    return { redirect: '/cases' }
  })
}

/** Her draft; the page stands on the site of the region whose item it is. */
export async function ownDraft(visit: Visit): Promise<Draft> {
  const draft = await visit.modules.cases.drafts.get(visit.parameter('draftId'), visit.person.actor)
  await visit.standIn(draft.version.definition.regionCode)
  return draft
}

export function draftHref(draft: Pick<Draft, 'draftId'>): string {
  return `/apply/${draft.draftId}`
}

/** An organisation's name, or the person's. */
export function applicantName({ content }: Draft): string {
  return content.applicant.organization?.name ?? content.applicant.personName
}

/** How far each part is. The task list, the check page and the way from page to page read the same. */
export interface DraftProgress {
  readonly sections: readonly { readonly id: string; readonly title: string; readonly done: boolean }[]
  /** 许可告知承诺: undefined where the item offers none; otherwise whether she chose. */
  readonly promise: { readonly chosen: boolean } | undefined
  readonly papers: { readonly needed: number; readonly missing: number; readonly asked: boolean }
  readonly delivery: boolean
}

/** The materials in whose place a promise stands. */
export function promisedIn({ version, content, uploads }: Draft): string[] {
  return promisesThatCount(version.definition, { ...content, papers: [...uploads] })
}

export function progressOf(draft: Draft): DraftProgress {
  const { version, content, uploads } = draft
  const { definition } = version
  const promised = promisedIn(draft)
  const asked = requiredMaterials(definition, content.answers)
  // What may come later is not missed now.
  const needed = asked.filter(({ need, material }) => need === 'required' && material.deferDays === null)
  const missing = needed.filter(
    ({ material: { id } }) => !promised.includes(id) && !uploads.some(({ materialId }) => materialId === id),
  )
  return {
    sections: askedSections(definition.form, content.answers).map(({ section }) => ({
      id: section.id,
      title: section.title,
      done: content.sectionsDone.includes(section.id),
    })),
    promise: definition.promise ? { chosen: content.permitPromised !== undefined } : undefined,
    papers: { needed: needed.length, missing: missing.length, asked: asked.some(takesUpload) },
    delivery: content.delivery !== null,
  }
}

/** Why the answers make it impossible here, and where they can be changed. */
export function hindrance({ version, content, draftId }: Draft): { text: string; href: string } | undefined {
  const { refusal } = applied(version.definition, content.answers)
  const section = situationSection(version.definition.form)
  return refusal === null || !section ? undefined : { text: refusal, href: `/apply/${draftId}/sections/${section.id}` }
}

/** The first part that is not finished, in the order of the list; the check page when all are. */
export function nextPart(draft: Draft, after?: string): string {
  const { sections, promise, papers, delivery } = progressOf(draft)
  const href = draftHref(draft)
  // Nothing more is asked for what cannot be handled here; the list says why.
  if (hindrance(draft)) return href
  const from = after === undefined ? 0 : sections.findIndex(({ id }) => id === after) + 1
  const section = sections.slice(from).find(({ done }) => !done) ?? sections.find(({ done }) => !done)
  if (section) return `${href}/sections/${section.id}`
  if (promise?.chosen === false) return `${href}/promise`
  if (papers.missing > 0) return `${href}/materials`
  return delivery ? `${href}/check` : `${href}/delivery`
}

async function taskList(visit: Visit, draft: Draft): Promise<Answer> {
  const { t } = visit
  const href = draftHref(draft)
  const { sections, promise, papers, delivery } = progressOf(draft)
  const refusal = hindrance(draft)
  const chosen = promise?.chosen !== false
  const changed = await draftChange(visit, draft, `${href}/version`)
  const ready = !refusal && !changed && sections.every(({ done }) => done) && chosen && papers.missing === 0 && delivery
  const hint =
    papers.missing > 0 ? t('personal.papers.count', { total: papers.needed, missing: papers.missing }) : undefined
  const materials: Task = {
    title: t('apply.draft.materials'),
    href: `${href}/materials`,
    hint,
    state: papers.missing === 0 ? 'done' : draft.uploads.length > 0 ? 'inProgress' : 'notStarted',
  }
  return {
    title: draft.version.definition.name,
    page: (
      <DraftTaskList
        frame={await visit.frame()}
        model={{
          itemName: draft.version.definition.name,
          applicant: applicantName(draft),
          myCasesHref: '/cases',
          savedAt: draft.updatedAt,
          sections: sections.map(({ id, title, done }) => ({
            title,
            href: `${href}/sections/${id}`,
            state: done ? 'done' : 'notStarted',
            hint: freshIn(draft, id) > 0 ? t('apply.changed.freshCount', { count: freshIn(draft, id) }) : undefined,
          })),
          promise: promise && {
            title: t('apply.promise.permitTitle'),
            href: `${href}/promise`,
            hint: promise.chosen
              ? t(`apply.promise.${draft.content.permitPromised ? 'onPromise' : 'usual'}`)
              : undefined,
            state: promise.chosen ? 'done' : 'notStarted',
          },
          materials,
          delivery: {
            title: t('apply.draft.delivery'),
            href: `${href}/delivery`,
            state: delivery ? 'done' : 'notStarted',
          },
          check: {
            title: t('apply.draft.check'),
            href: ready ? `${href}/check` : undefined,
            state: ready ? 'notStarted' : 'cannotStart',
          },
          discard: visit.target(`${href}/removal`),
          changed,
          refusal,
        }}
      />
    ),
  }
}

/** How many questions of a section came with a newer version and were not gone through since. */
function freshIn({ version, content: { fresh = [] } }: Draft, sectionId: string): number {
  const section = version.definition.form?.sections.find(({ id }) => id === sectionId)
  return section?.fields.filter(({ id }) => fresh.includes(id)).length ?? 0
}

async function confirmRemoval(visit: Visit, draft: Draft): Promise<Answer> {
  const href = draftHref(draft)
  const model = { itemName: draft.version.definition.name, draftHref: href, target: visit.target(`${href}/removal`) }
  return { title: visit.t('personal.discard.title'), page: <DiscardDraft frame={await visit.frame()} model={model} /> }
}
