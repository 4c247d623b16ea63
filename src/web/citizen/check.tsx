import type { Draft } from '../../modules/cases/index.ts'
import { requiredMaterials } from '../../modules/catalog/index.ts'
import { alikeLines } from '../alike.ts'
import { submitting } from '../faults.ts'
import type { FieldError, SummaryRow } from '../ui/index.ts'
import { CheckAnswers, type CheckAnswersModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { answerRows, askedSections, sourcesOf } from './answers.ts'
import { applicantName, draftHref, hindrance, ownDraft, progressOf, promisedIn } from './draft.tsx'
import { draftChange } from './draft-change.ts'

/** Everything once more on one page, and the button that sends it. */
export function checkPages(web: Web): void {
  web.get('/apply/:draftId/check', async (visit) => page(visit, await ownDraft(visit), []))
  web.post('/apply/:draftId/submission', submission)
}

/** A draft takes its id into the case, so a second press, a second device or a lost answer meets the first. */
async function submission(visit: Visit): Promise<Answer> {
  const { cases } = visit.modules
  const draftId = visit.parameter('draftId')
  const again = async (errors: readonly FieldError[]) => page(visit, await ownDraft(visit), errors)
  if (visit.field('promise') !== 'yes') {
    const missing = { field: 'promise', message: visit.t('apply.check.promiseError') }
    return { ...(await again([missing])), status: 422 }
  }
  if (visit.field('again') !== 'yes' && (await cases.openAlikeDraft(draftId, visit.person.actor)).length > 0) {
    const open = { field: 'again', message: visit.t('apply.alike.confirmError') }
    return { ...(await again([open])), status: 422 }
  }
  return submitting(visit.language, again, async () => {
    const { caseId } = await cases.submit(draftId, visit.person.actor)
    return { redirect: `/cases/${caseId}/submitted` }
  })
}

async function page(visit: Visit, draft: Draft, errors: readonly FieldError[]): Promise<PageAnswer> {
  const href = draftHref(draft)
  const alike = await visit.modules.cases.openAlikeDraft(draft.draftId, visit.person.actor)
  return {
    title: visit.t('apply.check.title'),
    page: (
      <CheckAnswers
        frame={await visit.frame()}
        model={{
          itemName: draft.version.definition.name,
          applicant: applicantName(draft),
          draftHref: href,
          target: visit.target(`${href}/submission`),
          hidden: {},
          sections: sectionRows(visit, draft),
          materials: materialRows(visit, draft),
          delivery: deliveryRows(visit, draft),
          incomplete: incompleteParts(visit, draft),
          changed: await draftChange(visit, draft, `${href}/version`),
          alike: alikeLines(alike, '/cases'),
          errors,
        }}
      />
    ),
  }
}

function sectionRows(visit: Visit, draft: Draft): CheckAnswersModel['sections'] {
  const { answers } = draft.content
  return askedSections(draft.version.definition.form, answers).flatMap(({ section, parts }): SectionRows[] => {
    const href = `${draftHref(draft)}/sections/${section.id}?from=check`
    if (section.repeat && parts.length === 0) return [noEntries(visit, section.title, href)]
    return parts.map(({ title, prefix, fields, answers: given }, at) => {
      const place = title === undefined ? href : `${href}&entry=${at}`
      const sources = sourcesOf(fields, given, draft.content, visit.t)
      const rows = answerRows(fields, given, visit, ({ id }) => `${place}#${prefix}${id}`)
      return {
        title: title ?? section.title,
        rows: rows.map((row, index) => ({ ...row, source: sources[fields[index]?.id ?? ''] })),
      }
    })
  })
}

type SectionRows = CheckAnswersModel['sections'][number]

function noEntries({ t }: Visit, title: string, change: string): SectionRows {
  return { title, rows: [{ label: title, value: t('apply.entries.none'), change }] }
}

function materialRows({ t }: Visit, draft: Draft): SummaryRow[] {
  const asked = requiredMaterials(draft.version.definition, draft.content.answers)
  const promised = promisedIn(draft)
  const rows = asked
    .filter(({ need }) => need !== 'not_needed')
    .map(({ material, need }) => {
      const names = draft.uploads.filter(({ materialId }) => materialId === material.id).map(({ name }) => name)
      const label = material.shortName ?? material.name
      if (need === 'made_from_answers') return { label, value: t('apply.materials.generated') }
      const change = `${draftHref(draft)}/materials#material-${material.id}`
      if (promised.includes(material.id)) return { label, value: t('apply.materials.promised'), change }
      return { label, value: names.length > 0 ? names.join('、') : t('personal.papers.none'), change }
    })
  return [...promiseRows(t, draft), ...rows]
}

/** 许可告知承诺: which way she chose. */
function promiseRows(t: Visit['t'], draft: Draft): SummaryRow[] {
  const { permitPromised } = draft.content
  if (!draft.version.definition.promise) return []
  const chosen = permitPromised ? t('apply.promise.onPromise') : t('apply.promise.usual')
  const value = permitPromised === undefined ? t('apply.check.empty') : chosen
  return [{ label: t('apply.promise.way'), value, change: `${draftHref(draft)}/promise?from=check` }]
}

function deliveryRows({ t }: Visit, draft: Draft): SummaryRow[] {
  const { delivery } = draft.content
  const change = `${draftHref(draft)}/delivery?from=check`
  const way = delivery ? t(`vocabulary.delivery.${delivery.way}`) : t('apply.check.empty')
  const rows: SummaryRow[] = [{ label: t('personal.delivery.way'), value: way, change }]
  if (delivery?.address) rows.push({ label: t('apply.delivery.address'), value: delivery.address, change })
  return rows
}

function incompleteParts({ t }: Visit, draft: Draft): CheckAnswersModel['incomplete'] {
  const href = draftHref(draft)
  const { sections, promise, papers, delivery } = progressOf(draft)
  const refusal = hindrance(draft)
  return [
    ...(refusal ? [{ label: t('situation.draft.refused'), href: refusal.href }] : []),
    ...sections
      .filter(({ done }) => !done)
      .map(({ id, title }) => ({ label: title, href: `${href}/sections/${id}?from=check` })),
    ...(promise?.chosen === false ? [{ label: t('apply.promise.way'), href: `${href}/promise?from=check` }] : []),
    ...(papers.missing > 0 ? [{ label: t('apply.draft.materials'), href: `${href}/materials` }] : []),
    ...(delivery ? [] : [{ label: t('apply.draft.delivery'), href: `${href}/delivery?from=check` }]),
  ]
}
