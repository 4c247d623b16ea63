import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import {
  changesOf,
  type PublishedRules,
  type RuleChange,
  type RuleSetContent,
  type RuleSetPlace,
} from '../../modules/supervision/index.ts'
import { found, submitting } from '../faults.ts'
import { formatDay } from '../texts/format.ts'
import type { FieldError } from '../ui/index.ts'
import { RuleConfirm } from '../views/supervision/rule-confirm.tsx'
import { RuleEdit, type RuleEditModel } from '../views/supervision/rule-edit.tsx'
import { ways } from '../views/supervision/rule-fields.ts'
import { type EditionLine, type RulesModel, RulesPage } from '../views/supervision/rules.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { fitsForm, readTypedRules, type TypedRules } from './rule-form.ts'

const base = '/supervision/rules'

/** The rules in force, every edition, and a new one: written, tried on last month's cases, confirmed, published. */
export function rulePages(web: Web): void {
  web.get(base, rulesPage)
  web.get(`${base}/new`, async (visit) => {
    staffWith(visit, 'supervise')
    return editPage(visit, await startOf(visit), [])
  })
  web.post(`${base}/new`, async (visit) => {
    staffWith(visit, 'supervise')
    return turned(visit, readTypedRules(visit))
  })
  web.post(`${base}/trial`, (visit) =>
    checking(visit, async (typed) => {
      const { supervision } = visit.modules
      const { actor } = visit.staff
      const [trial, { now }] = await Promise.all([
        supervision.tryRules(actor, typed.content),
        supervision.rulesFor(actor.regionCode),
      ])
      const content = typed.content as RuleSetContent
      return editPage(visit, typed, [], { trial, content, changes: changesOf(now?.content, content) })
    }),
  )
  web.post(`${base}/publication`, (visit) =>
    checking(visit, async (typed) => {
      const { supervision } = visit.modules
      const { actor } = visit.staff
      if (visit.field('confirmed') !== 'yes') {
        return confirmPage(visit, typed, await supervision.checkRules(actor, typed.content, typed.inForceFrom))
      }
      await supervision.publishRules(actor, typed.content, typed.inForceFrom)
      return { redirect: `${base}?done=published` }
    }),
  )
}

/** Faults stand beside what they are about, in the form or by the line of the text. */
async function checking(visit: Visit, act: (typed: TypedRules) => Promise<Answer>): Promise<Answer> {
  staffWith(visit, 'supervise')
  const typed = readTypedRules(visit)
  if (typed.unreadable) return { ...(await editPage(visit, typed, [typed.unreadable])), status: 422 }
  return submitting(
    visit.language,
    (errors) => editPage(visit, typed, errors.map(typed.place)),
    () => act(typed),
  )
}

/** The same rules in the other way of writing; what cannot be shown in the form stays text. */
async function turned(visit: Visit, typed: TypedRules): Promise<PageAnswer> {
  const way = ways.find((one) => one === visit.field('as')) ?? typed.way
  if (typed.unreadable) return editPage(visit, typed, [typed.unreadable])
  if (way === 'form' && !fitsForm(typed.content)) {
    return editPage(visit, typed, [{ field: 'text', message: visit.t('cards.rules.asHint') }])
  }
  if (way === typed.way) return editPage(visit, typed, [])
  const text = way === 'text' ? textOf(typed.content) : ''
  const form = way === 'form' ? (typed.content as RuleSetContent) : undefined
  return editPage(visit, { ...typed, way, text, form, off: [] }, [])
}

async function rulesPage(visit: Visit): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const { supervision } = visit.modules
  const { now, coming, history } = await supervision.rulesFor(actor.regionCode)
  const region = await visit.modules.organizations.getRegion(actor.regionCode)
  const version = Number(visit.query('version'))
  const asked =
    visit.query('version') === undefined ? undefined : { regionPrefix: visit.query('prefix') ?? '', version }
  const shown = asked ? found(await supervision.rulesOf(actor.regionCode, asked)) : now
  const model: RulesModel = {
    region: region.name,
    content: shown?.content,
    standing: shown && (await standingWords(visit, shown, asked !== undefined)),
    isCurrent: asked === undefined,
    currentHref: base,
    changeHref: `${base}/new`,
    history: await Promise.all(history.map((place) => editionLine(visit, place, now, coming))),
    done: visit.query('done') === 'published' ? visit.t('cards.rules.published') : undefined,
  }
  return {
    page: <RulesPage model={model} frame={await deskFrame(visit, 'rules')} />,
    title: visit.t('cards.rules.title'),
    scripts: ['workbench.js'],
  }
}

async function standingWords(visit: Visit, shown: PublishedRules, asked: boolean): Promise<string> {
  const { t, staff } = visit
  const own = shown.regionPrefix === regionPrefixOf(staff.actor.regionCode)
  const words = {
    region: await placeName(visit, shown.regionPrefix),
    version: shown.version,
    day: formatDay(dayOfMoment(shown.inForceFrom), visit.language, 'year'),
  }
  if (asked) return t('cards.rules.shownEdition', words)
  return t(own ? 'cards.rules.own' : 'cards.rules.inherited', words)
}

async function editionLine(
  visit: Visit,
  place: RuleSetPlace,
  now: RuleSetPlace | undefined,
  coming: readonly RuleSetPlace[],
): Promise<EditionLine> {
  const same = (one: RuleSetPlace | undefined) =>
    one?.regionPrefix === place.regionPrefix && one.version === place.version
  const query = new URLSearchParams({ prefix: place.regionPrefix, version: String(place.version) })
  return {
    name: visit.t('cards.rules.edition', {
      region: await placeName(visit, place.regionPrefix),
      version: place.version,
    }),
    href: `${base}?${query}`,
    from: place.inForceFrom,
    publishedAt: place.publishedAt,
    state: same(now) ? 'current' : coming.some(same) ? 'coming' : 'past',
  }
}

async function placeName({ modules, staff, t }: Visit, prefix: string): Promise<string> {
  const path = await modules.organizations.regionPath(staff.actor.regionCode)
  return path.find(({ code }) => regionPrefixOf(code) === prefix)?.name ?? t('cards.rules.product')
}

async function startOf(visit: Visit): Promise<TypedRules> {
  const { now } = await visit.modules.supervision.rulesFor(visit.staff.actor.regionCode)
  const content = found(now).content
  const way = ways.find((one) => one === visit.query('as')) ?? 'form'
  return {
    ...{ way, inForceFrom: '', text: textOf(content), content, off: [], unreadable: undefined },
    form: way === 'form' ? content : undefined,
    place: (error) => error,
  }
}

async function editPage(
  visit: Visit,
  typed: TypedRules,
  errors: readonly FieldError[],
  tried?: RuleEditModel['tried'],
): Promise<PageAnswer> {
  const region = await visit.modules.organizations.getRegion(visit.staff.actor.regionCode)
  const { way, text, inForceFrom, form, off } = typed
  const model = {
    region: region.name,
    backHref: base,
    trialTarget: visit.target(`${base}/trial`),
    publicationHref: `${base}/publication`,
    turnHref: `${base}/new`,
    ...{ way, text, inForceFrom, errors, tried, form, off },
  }
  return {
    page: <RuleEdit model={model} frame={await deskFrame(visit, 'rules')} />,
    title: visit.t('cards.rules.changeTitle'),
    scripts: ['workbench.js'],
  }
}

async function confirmPage(
  visit: Visit,
  { content, inForceFrom }: TypedRules,
  changes: readonly RuleChange[],
): Promise<PageAnswer> {
  const region = await visit.modules.organizations.getRegion(visit.staff.actor.regionCode)
  const rules = content as RuleSetContent
  const model = {
    region: region.name,
    count: rules.rules.length,
    day: formatDay(inForceFrom, visit.language, 'year'),
    changes,
    target: visit.target(`${base}/publication`),
    turnHref: `${base}/new`,
    hidden: { way: 'text', text: textOf(content), inForceFrom },
  }
  return {
    page: <RuleConfirm model={model} frame={await deskFrame(visit, 'rules')} />,
    title: visit.t('cards.rules.confirmTitle'),
    scripts: ['workbench.js'],
  }
}

const textOf = (content: unknown): string => JSON.stringify(content, null, 2)

function dayOfMoment(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
