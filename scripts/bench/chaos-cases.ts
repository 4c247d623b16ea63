import type pg from 'pg'
import { type Day, dayOf, listWorkingDays } from '../../src/kernel/calendar.ts'
import type { CaseEventType, Life } from '../../src/modules/cases/index.ts'
import { citizens } from '../../tests/support/api.ts'
import { furong } from '../../tests/support/world.ts'
import { type ActKind, loadPast } from './acts.ts'
import type { ChaosSize } from './chaos.ts'
import { withOwner } from './chaos-rows.ts'
import type { Instance } from './instance.ts'
import { type Cast, castOf, forOrganization, lifeUntil, promisingCastOf, type Stage } from './lives.ts'
import type { Client } from './load.ts'
import { prepareDrafts, signInAll } from './people.ts'
import { type Played, playedLife } from './players.ts'
import { Sender } from './sender.ts'

interface Past {
  readonly played: Played
  readonly life: Life
}

/** What one night of the story brings. */
export interface Night {
  /** The working day that ends in it. */
  readonly day: Day
  /** Cases of that day, whose moment comes in a later night. */
  readonly filed: readonly Past[]
  /** Lives that begin then. */
  readonly begin: readonly Played[]
  /** Cases whose moment is this midnight, and on which somebody acts at about that time. */
  readonly rivals: readonly Played[]
}

export interface ChaosWorld {
  readonly sender: Sender
  /** Of the food licence. */
  readonly itemId: string
  readonly nights: readonly Night[]
  /** Every case that there will be. */
  readonly all: readonly Played[]
  /** Lives that wait for their next step. */
  readonly queue: Played[]
  /** How many are being played. */
  playing: number
}

/** How a moment comes: a case at that stage, that many working days after; and what somebody does who is not quite sure of the hour. */
const fallingDue: readonly { readonly stage: Stage; readonly days: number; readonly rival: ActKind }[] = [
  { stage: 'pre_review', days: 5, rival: 'preReview' },
  { stage: 'accept', days: 5, rival: 'accept' },
  { stage: 'correct', days: 20, rival: 'correct' },
  { stage: 'pending', days: 5, rival: 'supply' },
]

const people = 6
/** Whose credit is gone when the first of its papers has not come. */
const negligent = '92430102MADEM0012B'
const historyBegins: Day = '2026-08-02'

/** Everybody signed in, and every case of the past at its place, so that some moment of each kind comes every night. */
export async function openChaos(instance: Instance, client: Client, begins: Day, size: ChaosSize): Promise<ChaosWorld> {
  const { modules } = instance
  const calendar = await modules.organizations.firstCalendarFor(furong)
  const days = listWorkingDays(calendar, historyBegins, 60)
  const first = days.indexOf(begins)
  const seeded = await modules.identity.seedPeople(people)
  const ids = seeded.map(({ personId }) => personId)
  const cast = await castOf(modules, ids)
  const late = forOrganization(cast, negligent)
  const promising = forOrganization(await promisingCastOf(modules, ids), negligent)
  const drafts = await prepareDrafts(modules, seeded, size.draftsANight * size.kills.length)
  const look = { actor: cast.window, purpose: 'find_applicant' as const }
  const owner = await modules.identity.findPersonByCitizenId(citizens.shi, look)
  if (!owner) throw new Error('the owner of the shop is not there')

  let count = 0
  const past: Past[] = []
  const fromBefore = (of: Cast, stage: Stage, day: Day | undefined, steps: readonly ActKind[] = []): Played => {
    const life = lifeUntil(of, stage, count++, new Date(`${day}T15:00:00+08:00`))
    const played = { cast: of, caseId: life.caseId, personId: life.personId, steps: [...steps], told: [] }
    past.push({ played, life })
    return played
  }
  const nights = size.kills.map((_, night): Night => {
    const rivals: Played[] = []
    for (const { stage, days: limit, rival } of fallingDue) {
      const began = days[first + night - limit]
      for (let index = 0; index < size.dueANight; index += 1) {
        const played = fromBefore(late, stage, began, index < size.rivalsANight ? [rival] : [])
        if (index < size.rivalsANight) rivals.push(played)
      }
    }
    const promised = fromBefore(promising, 'promised', days[first - 1], ['rectify'])
    const filed = Array.from({ length: size.livesANight }, (_, index) => playedLife(cast, index + night, owner.id))
    const sent = drafts.splice(0, size.draftsANight).map((draft): Played => {
      return { cast, caseId: draft.draftId, personId: draft.actor.personId, steps: [], draft, told: [] }
    })
    return { day: days[first + night] as Day, filed: [], begin: [promised, ...filed, ...sent], rivals }
  })
  const filedOn = (day: Day) => past.filter(({ life }) => dayOf(life.filedAt) === day)
  await fileNow(
    instance,
    past.filter(({ life }) => dayOf(life.filedAt) < begins),
  )
  const begun = nights.flatMap(({ begin }) => begin.filter(({ caseId, draft }) => caseId === undefined || draft))
  const signedIn = await signInAll(client, seeded)
  return {
    sender: new Sender(client, signedIn, instance.platform.clock),
    itemId: (await modules.catalog.getVersion(cast.versionId)).itemId,
    nights: nights.map((night) => ({ ...night, filed: filedOn(night.day) })),
    all: [...past.map(({ played }) => played), ...begun],
    queue: [],
    playing: 0,
  }
}

/** Through the bulk path: by the hour of the story they are past. */
export async function fileNow({ modules, ownerUrl }: Instance, cases: readonly Past[]): Promise<void> {
  await loadPast(
    modules,
    cases.map(({ life }) => life),
  )
  await withOwner(ownerUrl, (database) =>
    rememberPast(
      database,
      cases.map(({ played }) => played),
    ),
  )
}

/** What people had done before the story begins. */
async function rememberPast(database: pg.Client, past: readonly Played[]): Promise<void> {
  const { rows } = await database.query<{ case_id: string; type: CaseEventType }>(
    `select case_id, type from cases.case_event where actor ->> 'kind' <> 'system'`,
  )
  const played = new Map(past.map((one) => [one.caseId, one]))
  for (const { case_id, type } of rows) played.get(case_id)?.told.push(type)
}
