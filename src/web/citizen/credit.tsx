import { dayOf } from '../../kernel/calendar.ts'
import type { CreditNote } from '../../modules/cases/index.ts'
import { formatDay } from '../texts/format.ts'
import { type CreditLine, CreditPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'

/** So many of the newest cases are known by name; a note on an older one is led to without it. */
const namedCases = 50

/** 我的信用记录: a person's own, and those of the enterprises for which she may act. */
export function creditPages(web: Web): void {
  web.get('/account/credit', credit)
}

async function credit(visit: Visit): Promise<Answer> {
  const { cases, identity } = visit.modules
  const { id, profile } = visit.person.person
  const { citizenId, name } = profile
  const [representations, own] = await Promise.all([
    identity.representationsOf(id),
    cases.casesOf(id, { limit: namedCases }),
  ])
  const itemNames = new Map(own.cases.map(({ caseId, itemName }) => [caseId, itemName]))
  const owners = [
    { name, organization: null },
    ...representations.map(({ legalPerson }) => ({ name: legalPerson.name, organization: legalPerson })),
  ]
  const records = await Promise.all(
    owners.map(async ({ name: owner, organization }) => {
      const { notes, barredUntil } = await cases.creditOf({ citizenId, organization })
      return {
        owner,
        barredUntil: barredUntil ? formatDay(barredUntil, visit.language, 'year') : undefined,
        lines: notes.map((note) => lineOf(note, itemNames, visit)),
      }
    }),
  )
  return {
    title: visit.t('personal.credit.title'),
    page: <CreditPage frame={await visit.frame()} model={{ backHref: '/account', records }} />,
  }
}

function lineOf(note: CreditNote, names: ReadonlyMap<string, string>, { t, language }: Visit): CreditLine {
  const day = (of: string) => formatDay(of, language, 'year')
  return {
    id: note.noteId,
    what: t(`personal.credit.kinds.${note.kind}`),
    notedOn: day(dayOf(note.notedAt)),
    until: note.barredUntil ? day(note.barredUntil) : undefined,
    forgivenOn: note.forgivenAt ? day(dayOf(note.forgivenAt)) : undefined,
    itemName: names.get(note.caseId),
    caseHref: `/cases/${note.caseId}`,
  }
}
