import type { Department } from '../../modules/organizations/index.ts'
import { found, submitting } from '../faults.ts'
import { pageProblem } from '../problems.ts'
import type { FieldError, Option } from '../ui/index.ts'
import { AdjustmentCheck } from '../views/catalogue/adjustment-check.tsx'
import { AdjustmentForm } from '../views/catalogue/adjustment-form.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { adjustmentRows, itemNames } from './adjustment-rows.ts'
import {
  type AdjustContent,
  asked,
  contentOfTyped,
  type Typed,
  typedFaults,
  typedFrom,
  typedOf,
} from './adjustment-typed.ts'
import { isWrittenKind, wayHref } from './entries.ts'
import { type AdjustKind, itemPath, ownItem } from './item.tsx'
import { author, officeFrame } from './office.ts'
import { standardPath, visibleStandard } from './standard.tsx'

/** Forms of what is done to a standard or an item as a whole: 暂停, 恢复, 取消, 委托, 承接, 合并, 拆分. */
export function adjustmentPages(web: Web): void {
  const form = (path: string, subjectOf: (visit: Visit) => Promise<Adjusted>) => {
    web.get(path, async (visit) => {
      const adjusted = await subjectOf(visit)
      return formPage(visit, adjusted, typedFrom(adjusted.content, visit.staff.actor.regionCode), [])
    })
    web.post(path, async (visit) => sendForm(visit, await subjectOf(visit)))
  }
  form('/catalogue/items/:id/adjustments/:kind', newOfItem)
  form('/catalogue/standards/:id/adjustments/:kind', newOfStandard)
  form('/catalogue/proposals/:id/adjustment', existing)
}

/** What is adjusted, and where the form stands. */
interface Adjusted {
  readonly kind: AdjustKind
  readonly subject: { readonly kind: 'standard' | 'item'; readonly id: string }
  readonly name: string
  readonly href: string
  readonly backHref: string
  /** Already delegated: it can be revoked. */
  readonly delegated: boolean
  readonly content?: AdjustContent
  readonly proposal?: { readonly id: string; readonly revision: number }
}

const ofStandards: readonly AdjustKind[] = ['suspend', 'resume', 'abolish']

function kindOf(visit: Visit): AdjustKind {
  return found((Object.keys(asked) as AdjustKind[]).find((kind) => kind === visit.parameter('kind')))
}

async function newOfItem(visit: Visit): Promise<Adjusted> {
  author(visit)
  const kind = kindOf(visit)
  const { version } = await ownItem(visit)
  const { name, delegation } = version.definition
  const backHref = itemPath(version.itemId)
  const subject = { kind: 'item' as const, id: version.itemId }
  return { kind, subject, name, backHref, href: `${backHref}/adjustments/${kind}`, delegated: delegation !== null }
}

async function newOfStandard(visit: Visit): Promise<Adjusted> {
  author(visit)
  const kind = found(ofStandards.find((candidate) => candidate === kindOf(visit)))
  const { version, own } = await visibleStandard(visit)
  found(own || undefined)
  const backHref = standardPath(version.standardId)
  const subject = { kind: 'standard' as const, id: version.standardId }
  const { name } = version.content.definition
  return { kind, subject, name, backHref, href: `${backHref}/adjustments/${kind}`, delegated: false }
}

/** An adjustment that is still being written, or that was returned. */
async function existing(visit: Visit): Promise<Adjusted> {
  const { actor } = author(visit)
  const proposal = await visit.modules.catalog.authoring.getProposal(visit.parameter('id'), actor)
  const { content, id, revision } = proposal
  if (isWrittenKind(content.kind) || !proposal.acts.includes('save')) throw pageProblem('page.not_found')
  const adjusting = content as AdjustContent
  const subject = 'subject' in adjusting ? adjusting.subject : { kind: 'item' as const, id: found(proposal.subjectId) }
  const item = await visit.modules.catalog.findCurrentVersion(subject.id)
  return {
    kind: adjusting.kind,
    subject,
    name: proposal.title,
    href: `/catalogue/proposals/${id}/adjustment`,
    backHref: wayHref(id),
    delegated: item?.definition.delegation != null,
    content: adjusting,
    proposal: { id, revision },
  }
}

async function sendForm(visit: Visit, adjusted: Adjusted): Promise<Answer> {
  const typed = typedOf(visit)
  const step = visit.field('step')
  if (step !== 'check' && step !== 'confirm') return formPage(visit, adjusted, typed, [])
  const body = await bodyOf(visit, typed)
  const faults = typedFaults(visit.t, adjusted.kind, typed, body)
  if (faults.length > 0) return { ...(await formPage(visit, adjusted, typed, faults)), status: 422 }
  const content = contentOfTyped(adjusted.kind, adjusted.subject, typed, body)
  if (step === 'check') return checkPage(visit, adjusted, typed, content)
  return submitting(
    visit.language,
    (errors) => formPage(visit, adjusted, typed, errors),
    async () => ({ redirect: wayHref(await keep(visit, adjusted, content)) }),
  )
}

async function keep(visit: Visit, { proposal }: Adjusted, content: AdjustContent): Promise<string> {
  const { actor } = author(visit)
  const { authoring } = visit.modules.catalog
  if (!proposal) {
    const practice = visit.field('practice') === 'yes'
    return (await authoring.start(actor, content, { practice })).id
  }
  const expected = Number.parseInt(visit.field('_revision'), 10) || proposal.revision
  await authoring.save(proposal.id, actor, { expected, content })
  return proposal.id
}

async function bodyOf(visit: Visit, { body }: Typed): Promise<Department | undefined> {
  return body ? visit.modules.organizations.findDepartment(body) : undefined
}

async function formPage(
  visit: Visit,
  adjusted: Adjusted,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<PageAnswer> {
  const { t } = visit
  const { kind, name, backHref, href, proposal, delegated } = adjusted
  const fields: readonly string[] = asked[kind]
  const chosen = await itemNames(visit, typed.chosen)
  const results = fields.includes('chosen') && typed.find ? await findItems(visit, adjusted, typed) : []
  const model = {
    frame: await officeFrame(visit, 'items'),
    kind,
    name,
    backHref,
    target: visit.target(href),
    fields,
    typed,
    delegated,
    regions: fields.includes('body') ? await regionOptions(visit, typed.region) : [],
    bodies: fields.includes('body') ? await bodyOptions(visit, typed.region) : [],
    items: [
      ...chosen.map((item) => ({ ...item, chosen: true })),
      ...results.map((item) => ({ ...item, chosen: false })),
    ],
    hidden: proposal ? { _revision: visit.field('_revision') || String(proposal.revision) } : {},
    practice: proposal ? undefined : visit.field('practice') === 'yes',
    errors,
  }
  return { page: <AdjustmentForm model={model} />, title: t(`catalogueLists.adjust.${kind}.link`) }
}

async function checkPage(
  visit: Visit,
  { kind, name, href, proposal }: Adjusted,
  typed: Typed,
  content: AdjustContent,
): Promise<PageAnswer> {
  const { chosen, find: _, ...single } = typed
  const practice = visit.field('practice') === 'yes'
  const model = {
    frame: await officeFrame(visit, 'items'),
    kind,
    name,
    target: visit.target(href),
    rows: await adjustmentRows(visit, content),
    hidden: {
      ...single,
      ...(proposal && { _revision: visit.field('_revision') }),
      ...(practice && { practice: 'yes' }),
    },
    chosen,
    practice,
    saves: proposal !== undefined,
  }
  return { page: <AdjustmentCheck model={model} />, title: visit.t('catalogueLists.adjust.checkTitle') }
}

const resultsMax = 20

/** Own items that fit the text; the subject itself and what is chosen already are left out. */
async function findItems(visit: Visit, { subject }: Adjusted, { find, chosen }: Typed) {
  const { regionCode } = visit.staff.actor
  const { lines } = await visit.modules.catalog.authoring.listItems({ regionCode, text: find, limit: resultsMax })
  return lines
    .filter(({ itemId, status }) => itemId !== subject.id && !chosen.includes(itemId) && status !== 'abolished')
    .map(({ itemId, name, departmentName }) => ({ id: itemId, name, department: departmentName }))
}

/** The way from the own region down to the chosen one, and what lies below it. */
async function regionOptions(visit: Visit, chosen: string): Promise<Option[]> {
  const { organizations } = visit.modules
  const own = visit.staff.actor.regionCode
  const path = await organizations.regionPath(chosen)
  const at = path.findIndex(({ code }) => code === own)
  const way = at < 0 ? (await organizations.regionPath(own)).slice(-1) : path.slice(at)
  const below = await organizations.childRegions(way.at(-1)?.code ?? own)
  return [...way, ...below].map(({ code, name }) => ({ value: code, label: name }))
}

async function bodyOptions(visit: Visit, regionCode: string): Promise<Option[]> {
  const departments = await visit.modules.organizations.departmentsOf(regionCode)
  return departments.map(({ id, name }) => ({ value: id, label: name }))
}
