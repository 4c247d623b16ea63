import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import shippedRules from '../data/supervision/rules.json' with { type: 'json' }
import { type Capacity, duties } from '../src/kernel/actor.ts'
import type { Awaiting, CaseEventType, CaseStatus, ClockKind } from '../src/modules/cases/index.ts'
import { actions } from '../src/modules/cases/rules/actions.ts'
import * as catalog from '../src/modules/catalog/index.ts'
import { DelegationForm } from '../src/modules/catalog/schema/place.ts'
import { ProposalKind, ProposalStatus, ReviewOffice } from '../src/modules/catalog/schema/proposal.ts'
import { Slot } from '../src/modules/catalog/schema/standard.ts'
import { doubts, evaluationChannels, evaluationNodes, ticketStates } from '../src/modules/evaluations/index.ts'
import { absenceReasons } from '../src/modules/identity/index.ts'
import { Leadership } from '../src/modules/organizations/schema.ts'
import {
  type CardStatus,
  type ListedOrder,
  levels,
  type ShownSample,
  subjectKinds,
} from '../src/modules/supervision/index.ts'
import { factNames } from '../src/modules/supervision/rules/facts.ts'
import type { ContestState } from '../src/modules/supervision/rules/score.ts'
import { ruleForms } from '../src/modules/supervision/schema.ts'

const glossary = readFileSync('GLOSSARY.md', 'utf8')

/** The codes of one section, in its order. */
function codesOf(section: string): string[] {
  const text = glossary.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...text.split('\n\nItems carry')[0]!.matchAll(/`(\w+)` \S+/g)].map((match) => match[1]!)
}

// Records, so that the compiler asks for a new member here as soon as one exists.
// biome-ignore format: the tables are read by line
const events = {
  submitted: 1, pre_reviewed: 1, correction_requested: 1, corrected: 1, mended: 1, accepted: 1, not_accepted: 1, review_passed: 1,
  returned: 1, decided: 1, result_issued: 1, delivered: 1, concluded: 1, withdrawn: 1, green_channel_opened: 1, accepted_with_pending: 1,
  pending_supplied: 1, pending_extended: 1, pending_lapsed: 1, routed: 1, opinion_requested: 1, opinion_given: 1, procedure_started: 1,
  procedure_ended: 1, extended: 1, promise_made: 1, promise_checked: 1, promise_lapsed: 1, promise_broken: 1, promise_forgiven: 1,
  delivery_arranged: 1, recalled: 1, annulled: 1, forfeited: 1, cancelled: 1, reopened: 1, dates_moved: 1,
} as const satisfies Record<CaseEventType, 1>
// biome-ignore format: see above
const statuses = {
  submitted: 1, pre_reviewed: 1, correcting: 1, under_review: 1, granted: 1, denied: 1, issued: 1, concluded: 1, not_accepted: 1,
  withdrawn: 1, partly_granted: 1, recalled: 1, annulled: 1, forfeited: 1, cancelled: 1,
} as const satisfies Record<CaseStatus, 1>
// biome-ignore format: see above
const awaited = {
  pre_review: 1, accept: 1, correct: 1, review: 1, decide: 1, issue: 1, deliver: 1, check: 1,
} as const satisfies Record<Awaiting, 1>
// biome-ignore format: see above
const clocks = {
  acceptance: 1, correction: 1, promised: 1, statutory: 1, delivery: 1, step: 1, opinion: 1, pending: 1, rectify: 1, check: 1,
} as const satisfies Record<ClockKind, 1>

const capacities = { chief_representative: 1, cover: 1 } as const satisfies Record<Capacity, 1>

// biome-ignore format: see above
const cardStatuses = { noted: 1, raised: 1, answered: 1, accepted: 1, returned: 1, escalated: 1 } as const satisfies Record<CardStatus, 1>
// biome-ignore format: see above
const orderStatuses = { open: 1, answered: 1, accepted: 1, returned: 1, escalated: 1 } as const satisfies Record<ListedOrder['status'], 1>
const findings = { fine: 1, fault: 1 } as const satisfies Record<NonNullable<ShownSample['finding']>, 1>
const contests = { open: 1, accepted: 1, refused: 1 } as const satisfies Record<ContestState, 1>

const options = (vocabulary: { readonly options: readonly z.core.util.EnumValue[] }) => vocabulary.options.map(String)

describe('every code of a closed vocabulary has its word in GLOSSARY.md, and no code is there that does not exist', () => {
  test.each([
    ['Duties (`kernel/actor.ts`)', [...duties]],
    ['Capacities (`kernel/actor.ts`)', Object.keys(capacities)],
    ['Reasons of an absence', [...absenceReasons]],
    ['Leadership of a body', options(Leadership)],
    ['Steps of a route', options(catalog.StepDuty)],
    ['What a case waits for', Object.keys(awaited)],
    ['Events', Object.keys(events)],
    ['Statuses', Object.keys(statuses)],
    ['Actions', [...actions]],
    ['Clocks', Object.keys(clocks)],
    ['Tiers', options(catalog.Tier)],
    ['Audience', options(catalog.Audience)],
    ['Channels', options(catalog.Channel)],
    ['Service scope', options(catalog.ServiceScope)],
    ['Delivery ways', options(catalog.DeliveryWay)],
    ['Units of days', options(catalog.DayUnit)],
    ['Necessity', options(catalog.Necessity)],
    ['Material nature', options(catalog.MaterialNature)],
    ['Material type', options(catalog.MaterialType)],
    ['Material form', options(catalog.MaterialForm)],
    ['Material origin', options(catalog.MaterialOrigin)],
    ['Exempt by', options(catalog.ExemptBy)],
    ['Submit way', options(catalog.SubmitWay)],
    ['Kinds of special procedures', options(catalog.ProcedureKind)],
    ['Result kind', options(catalog.ResultKind)],
    ['The four lists', [...catalog.serviceLists]],
    ['Outcomes of a next step', options(catalog.NextStepOutcome)],
    ['Data elements', options(catalog.DataElementId)],
    ['Kinds of proposals', options(ProposalKind)],
    ['Statuses of a proposal', options(ProposalStatus)],
    ['Review offices', options(ReviewOffice)],
    ['Forms of delegation', options(DelegationForm)],
    ['Open slots', options(Slot)],
    ['Nodes of an evaluation', [...evaluationNodes]],
    ['Channels of an evaluation', [...evaluationChannels]],
    ['States of a ticket', [...ticketStates]],
    ['Why a grade is doubted', [...doubts]],
    ['Levels of a card', [...levels]],
    ['Statuses of a card', Object.keys(cardStatuses)],
    ['Statuses of a correction order', Object.keys(orderStatuses)],
    ['What a rule looks at', Object.keys(ruleForms)],
    ['Facts that a condition can ask', [...factNames]],
    ['Rules that are shipped', shippedRules.rules.map(({ number }) => number)],
    ['Findings of a sample', Object.keys(findings)],
    ['Subjects of a score', [...subjectKinds]],
    ['States of a contest', Object.keys(contests)],
  ])('%s', (section, codes) => {
    expect(codesOf(section).sort()).toEqual([...codes].sort())
  })

  test('codes of the standard: item types, service objects, exercise levels', () => {
    const numbers = [...catalog.ItemType.options, ...catalog.ServiceObject.options, ...catalog.ExerciseLevel.options]
    for (const code of numbers) expect(glossary).toMatch(new RegExp(`\`${code}\` \\p{Script=Han}`, 'u'))
  })
})

test('each group is alphabetical, and no term or word stands twice', () => {
  const groups = glossary.split('\n# Codes')[0]!.split('\n## ').slice(1)
  const rows = groups.map((group) =>
    [...group.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].slice(1).map((match) => [match[1]!, match[2]!] as const),
  )
  expect(rows.flat().length).toBeGreaterThan(120)
  for (const group of rows) {
    const words = group.map(([word]) => word.toLowerCase())
    expect(words).toEqual([...words].sort())
  }
  for (const column of [0, 1] as const) {
    const all = rows.flat().map((row) => row[column])
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([])
  }
})
