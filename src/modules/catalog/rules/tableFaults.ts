import { fillSentence, type Sentence } from '../../../kernel/problem.ts'
import type { DiscretionFact, DiscretionTable } from '../schema/discretion.ts'
import texts from './discretion.texts.json' with { type: 'json' }
import { type EstablishedFacts, type FactPart, meets, partsOf } from './discretion.ts'

export type TableFaultCode = Exclude<keyof typeof texts, 'words'>

/** What is wrong with a discretion table. `pointer` is RFC 6901 into the table. */
export interface TableFault {
  readonly pointer: string
  readonly code: TableFaultCode
  readonly sentence: Sentence
  /** A case on which it shows. */
  readonly example?: EstablishedFacts
}

/** Combinations of parts of facts. With 60 rows, this many take some 30 ms; a table with more is for nobody to read. */
export const cellsMax = 100_000
/** Gaps that are told one by one, and as many overlaps. Whoever mends these sees the next. */
export const toldMax = 20

/**
 * Everything that is wrong with a table, exactly: each combination of facts must meet one row and no second one. Choices are taken one by
 * one, numbers cut at the boundaries that rows name. A table that cannot be read is not searched for gaps.
 */
export function checkTable(table: DiscretionTable): readonly TableFault[] {
  const unreadable = [...checkFacts(table), ...checkRows(table)]
  if (unreadable.length > 0) return unreadable
  const parts = table.facts.map((fact) => partsOf(fact, table.rows))
  const cells = parts.reduce((product, { length }) => product * length, 1)
  if (cells > cellsMax) return [fault('/facts', 'too_many_cells', { cells, max: cellsMax })]
  const search = searchCells(table, parts)
  const never = table.rows.flatMap((_, row) =>
    search.held.has(row) ? [] : [fault(`/rows/${row}`, 'row_never', { row: row + 1 })],
  )
  const reached = new Set([...search.held].map((row) => table.rows[row]?.outcome))
  const unreached = table.outcomes.flatMap(({ id, label }, at) =>
    reached.has(id) ? [] : [fault(`/outcomes/${at}`, 'outcome_never', { outcome: label })],
  )
  return [...search.faults, ...never, ...unreached]
}

type Place = readonly { readonly fact: DiscretionFact; readonly part: FactPart }[]

interface Search {
  readonly faults: readonly TableFault[]
  /** Rows that hold in at least one case. */
  readonly held: ReadonlySet<number>
}

/** Goes through all cells, fact by fact; a branch that no row reaches any more is one gap, whatever the other facts are. */
function searchCells(table: DiscretionTable, parts: readonly (readonly FactPart[])[]): Search {
  const gaps: TableFault[] = []
  const overlaps = new Map<string, TableFault>()
  const held = new Set<number>()
  const accepts = table.facts.map(({ id }, at) =>
    parts[at]!.map(({ example }) =>
      table.rows.map(({ when }) => {
        const test = when[id]
        return test === undefined || meets(example, test)
      }),
    ),
  )
  const descend = (depth: number, rows: readonly number[], place: Place): void => {
    if (rows.length === 0) {
      if (gaps.length < toldMax) gaps.push(gapFault(table, parts, place))
      return
    }
    const fact = table.facts[depth]
    if (!fact) {
      for (const row of rows) held.add(row)
      const [first, second] = rows
      const key = `${first} ${second}`
      if (second !== undefined && overlaps.size < toldMax && !overlaps.has(key)) {
        overlaps.set(key, overlapFault(first!, second, place))
      }
      return
    }
    parts[depth]!.forEach((part, at) => {
      const accepted = accepts[depth]![at]!
      descend(
        depth + 1,
        rows.filter((row) => accepted[row]),
        [...place, { fact, part }],
      )
    })
  }
  descend(0, [...table.rows.keys()], [])
  return { faults: [...gaps, ...overlaps.values()], held }
}

function gapFault(table: DiscretionTable, parts: readonly (readonly FactPart[])[], place: Place): TableFault {
  const rest = table.facts.slice(place.length).map((fact, at) => [fact.id, parts[place.length + at]![0]!.example])
  const example = { ...exampleOf(place), ...Object.fromEntries(rest) }
  return { ...fault('/rows', 'gap', {}, placeWords(place)), example }
}

function overlapFault(first: number, second: number, place: Place): TableFault {
  const rows = { first: first + 1, second: second + 1 }
  return { ...fault(`/rows/${second}`, 'overlap', rows, placeWords(place)), example: exampleOf(place) }
}

function exampleOf(place: Place): EstablishedFacts {
  return Object.fromEntries(place.map(({ fact, part }) => [fact.id, part.example]))
}

/** 违法次数 = 两次，面积 > 50 且 < 100 平方米: the labels as the table has them, joined in each language. */
function placeWords(place: Place): Sentence {
  const words = place.map(({ fact, part }) => partWords(fact, part))
  const join = (language: 'zh' | 'en') => words.map((each) => each[language]).join(language === 'zh' ? '，' : ', ')
  return { zh: join('zh'), en: join('en') }
}

function partWords(fact: DiscretionFact, part: FactPart): Sentence {
  const { label } = fact
  switch (fact.kind) {
    case 'choice': {
      const value = fact.values.find((choice) => choice.value === part.example)?.label ?? String(part.example)
      return fillSentence(texts.words.choice, { label, value })
    }
    case 'yesNo':
      return fillSentence(part.example === true ? texts.words.yes : texts.words.no, { label })
    case 'number': {
      const [from, to] = [part.from!, part.to!]
      const unit = fact.unit ? ` ${fact.unit}` : ''
      if (from.value === to.value) return fillSentence(texts.words.number, { label, value: from.value, unit })
      const template = from.included ? texts.words.from_to : texts.words.between
      return fillSentence(template, { label, from: from.value, to: to.value, unit })
    }
  }
}

function checkFacts({ facts, outcomes }: DiscretionTable): readonly TableFault[] {
  const twice = [
    ...repeated(facts.map(({ id }) => id)).map((at) => fault(`/facts/${at}/id`, 'twice', { id: facts[at]!.id })),
    ...repeated(outcomes.map(({ id }) => id)).map((at) =>
      fault(`/outcomes/${at}/id`, 'twice', { id: outcomes[at]!.id }),
    ),
  ]
  return [
    ...twice,
    ...facts.flatMap((fact, at) => {
      if (fact.kind === 'choice') {
        const values = fact.values.map(({ value }) => value)
        return repeated(values).map((place) => fault(`/facts/${at}/values/${place}`, 'twice', { id: values[place]! }))
      }
      if (fact.kind !== 'number') return []
      const { min, max, whole, label } = fact
      const usable = min < max && (!whole || (Number.isInteger(min) && Number.isInteger(max)))
      return usable ? [] : [fault(`/facts/${at}`, 'bounds', { fact: label })]
    }),
  ]
}

function repeated(ids: readonly string[]): readonly number[] {
  return [...ids.keys()].filter((at) => ids.indexOf(ids[at]!) < at)
}

/** What a row asks must be a fact of the table, of its kind, with its values; and it must lead to an outcome. */
function checkRows(table: DiscretionTable): readonly TableFault[] {
  return table.rows.flatMap(({ when, outcome }, row) => {
    const known = table.outcomes.some(({ id }) => id === outcome)
    const outcomeFault = known ? [] : [fault(`/rows/${row}/outcome`, 'outcome_unknown', { row: row + 1, outcome })]
    const tests = Object.entries(when).flatMap(([id, test]) => {
      const pointer = `/rows/${row}/when/${id}`
      const fact = table.facts.find((candidate) => candidate.id === id)
      if (!fact) return [fault(pointer, 'fact_unknown', { row: row + 1, fact: id })]
      const code = unfitting(fact, test)
      return code ? [fault(pointer, code, { row: row + 1, fact: fact.label })] : []
    })
    return [...outcomeFault, ...tests]
  })
}

type Test = DiscretionTable['rows'][number]['when'][string]

function unfitting(
  fact: DiscretionFact,
  test: Test,
): 'test_unfitting' | 'value_unknown' | 'outside_bounds' | undefined {
  const kinds = { choice: 'oneOf', yesNo: 'is', number: 'between' } as const
  if (test.kind !== kinds[fact.kind]) return 'test_unfitting'
  if (fact.kind === 'choice' && test.kind === 'oneOf') {
    const possible = fact.values.map(({ value }) => value)
    return test.values.every((value) => possible.includes(value)) ? undefined : 'value_unknown'
  }
  if (fact.kind === 'number' && test.kind === 'between') {
    const bounds = [test.from, test.to].filter((bound) => bound !== null)
    return bounds.every((bound) => bound >= fact.min && bound <= fact.max) ? undefined : 'outside_bounds'
  }
  return undefined
}

function fault(
  pointer: string,
  code: TableFaultCode,
  parameters: Readonly<Record<string, string | number>>,
  when: Sentence = texts.words.always,
): TableFault {
  const template = texts[code]
  const sentence = {
    zh: fillSentence(template, { ...parameters, when: when.zh }).zh,
    en: fillSentence(template, { ...parameters, when: when.en }).en,
  }
  return { pointer, code, sentence }
}
