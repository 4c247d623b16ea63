import { Problem } from '../../kernel/problem.ts'
import type { Synonym, SynonymGiven } from '../../modules/search/index.ts'
import { withQuery } from '../citizen/items.ts'
import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { type SynonymModel, SynonymPage, type SynonymValues } from '../views/catalogue/synonym-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { author } from './office.ts'
import { type SearchDone, searchOffice } from './search-office.ts'
import { conflictOf, historyOf, trialOf, writtenIn } from './synonym-form.ts'

export const synonymPath = '/catalogue/search/synonyms'

/** A group of words that is written, tried and saved; and one that is changed, taken away or brought back. */
export function synonymPages(web: Web): void {
  web.get(`${synonymPath}/new`, async (visit) => {
    const question = visit.query('question') ?? ''
    return newPage(visit, { kind: 'meaning', said: question, means: '', question })
  })
  web.post(synonymPath, (visit) => saved(visit, undefined))
  web.get(`${synonymPath}/:synonymId`, async (visit) => {
    const synonym = await synonymOf(visit)
    return changePage(visit, synonym, valuesOf(synonym))
  })
  web.post(`${synonymPath}/:synonymId`, async (visit) => saved(visit, await synonymOf(visit)))
  web.post(`${synonymPath}/:synonymId/removal`, (visit) =>
    acted(visit, 'removed', (id, expected) =>
      visit.modules.search.officers.removeSynonym(author(visit).actor, id, expected),
    ),
  )
  web.post(`${synonymPath}/:synonymId/restoration`, (visit) =>
    acted(visit, 'restored', (id, expected) => {
      const wanted = Number(visit.field('wanted'))
      return visit.modules.search.officers.restoreSynonym(author(visit).actor, id, expected, wanted)
    }),
  )
}

const synonymOf = async (visit: Visit): Promise<Synonym> =>
  found(await visit.modules.search.officers.findSynonym(author(visit).actor, visit.parameter('synonymId')))

const hrefOf = (id: string, done: SearchDone) => withQuery(`${synonymPath}/${id}`, { done })

/** Tries it, or saves it. What is missing, and a colleague who was quicker, come back with everything that was typed. */
async function saved(visit: Visit, synonym: Synonym | undefined): Promise<Answer> {
  const { values, given, faults } = writtenIn(visit)
  const again = (more: Partial<SynonymModel>) =>
    synonym ? changePage(visit, synonym, values, more) : newPage(visit, values, more)
  const tries = visit.field('act') === 'try'
  const missing = tries && values.question === '' ? [...faults, questionMissing(visit)] : faults
  if (missing.length > 0) return { ...(await again({ errors: missing })), status: 422 }
  return submitting(
    visit.language,
    (errors) => again({ errors }),
    async () => {
      if (tries) return again({ trial: await trialOf(visit, values.question, given, synonym?.id) })
      return synonym ? changed(visit, synonym, values, given) : added(visit, given)
    },
  )
}

async function added(visit: Visit, given: SynonymGiven): Promise<Answer> {
  const { actor } = author(visit)
  const { officers } = visit.modules.search
  const [from, left] = [visit.field('from'), visit.field('left')]
  const id = await officers.addSynonym(actor, { ...given, ...(from && { question: from }) })
  if (left) await officers.removeLeft(actor, left)
  return { redirect: hrefOf(id, 'added') }
}

async function changed(visit: Visit, { id }: Synonym, values: SynonymValues, given: SynonymGiven): Promise<Answer> {
  const { officers } = visit.modules.search
  try {
    await officers.changeSynonym(author(visit).actor, id, Number(visit.field('_revision')), given)
    return { redirect: hrefOf(id, 'changed') }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'search.synonym_changed') throw error
    const present = await synonymOf(visit)
    return {
      ...(await changePage(visit, present, values, { conflict: await conflictOf(visit, present) })),
      status: 409,
    }
  }
}

/** What is pressed on the page of one; whoever pressed too late sees it as it is now. */
async function acted(
  visit: Visit,
  done: SearchDone,
  act: (id: string, expected: number) => Promise<void>,
): Promise<Answer> {
  const { id } = await synonymOf(visit)
  return submitting(
    visit.language,
    async (errors) => {
      const present = await synonymOf(visit)
      return changePage(visit, present, valuesOf(present), { errors })
    },
    async () => {
      await act(id, Number(visit.field('_revision')))
      return { redirect: hrefOf(id, done) }
    },
  )
}

function questionMissing({ t }: Visit): FieldError {
  return { field: 'question', message: t('catalogueSearch.missing.question') }
}

function valuesOf({ kind, said, means }: Synonym): SynonymValues {
  return { kind, said: said.join('\n'), means: means.join('\n'), question: said[0] ?? '' }
}

async function newPage(visit: Visit, values: SynonymValues, more: Partial<SynonymModel> = {}): Promise<PageAnswer> {
  const kept = (name: string, query: string) => visit.field(name) || (visit.query(query) ?? '')
  return page(visit, {
    title: visit.t('catalogueSearch.form.newTitle'),
    target: visit.target(synonymPath),
    values,
    // The question and the left words that it answers come off their lists with it.
    hidden: { from: kept('from', 'question'), left: kept('left', 'left') },
    ...more,
  })
}

async function changePage(
  visit: Visit,
  synonym: Synonym,
  values: SynonymValues,
  more: Partial<SynonymModel> = {},
): Promise<PageAnswer> {
  const href = `${synonymPath}/${synonym.id}`
  const mine = await visit.modules.search.officers.mayChangeSynonym(author(visit).actor, synonym)
  return page(visit, {
    title: synonym.said.slice(0, 2).join(visit.t('common.listSeparator')),
    target: mine ? visit.target(href) : undefined,
    values,
    hidden: { _revision: String(synonym.revision) },
    removed: synonym.removed,
    removal: mine && !synonym.removed ? visit.target(`${href}/removal`) : undefined,
    revision: synonym.revision,
    history: await historyOf(visit, synonym.id),
    restoration: mine ? visit.target(`${href}/restoration`) : undefined,
    ...more,
  })
}

async function page(
  visit: Visit,
  model: Pick<SynonymModel, 'title' | 'target' | 'values' | 'hidden'> & Partial<SynonymModel>,
): Promise<PageAnswer> {
  const whole: SynonymModel = {
    office: await searchOffice(visit, 'synonyms'),
    errors: [],
    trial: undefined,
    conflict: undefined,
    removed: false,
    removal: undefined,
    revision: undefined,
    history: [],
    restoration: undefined,
    ...model,
  }
  return { page: <SynonymPage model={whole} />, title: model.title, scripts: ['workbench.js'] }
}
