import type { DiscretionTable } from '../../../modules/catalog/index.ts'
import type { Translate } from '../../texts/index.ts'
import type { Codec, Sheet, SheetField } from './sheet.ts'

type Fact = DiscretionTable['facts'][number]
type Row = DiscretionTable['rows'][number]
type Test = Row['when'][string]

const isCodec: Codec = {
  write: (value) =>
    (value as { value?: boolean } | undefined)?.value === undefined
      ? ''
      : (value as { value: boolean }).value
        ? 'yes'
        : 'no',
  read: (text) => ({ kind: 'is', value: text === 'yes' }),
}

/** The form of a table's rows, made from its facts. What a row leaves open may be anything. */
export function discretionRows(table: DiscretionTable, t: Translate): Sheet {
  return [
    {
      kind: 'rows',
      at: 'rows',
      label: 'discretionRows',
      hint: 'discretionRows',
      max: 60,
      blank: { when: {}, outcome: '', basis: null },
      fields: [
        ...table.facts.map((fact) => factField(fact, t)),
        {
          kind: 'choice',
          at: 'outcome',
          label: 'outcomeLabel',
          empty: 'refused',
          options: () => table.outcomes.map(({ id, label }) => ({ value: id, label })),
        },
        { kind: 'text', at: 'basis', label: 'basis', empty: 'null' },
      ],
    },
  ]
}

function factField(fact: Fact, t: Translate): SheetField {
  const common = { at: `when.${fact.id}`, label: 'factLabel', named: fact.label } as const
  switch (fact.kind) {
    case 'choice':
      return {
        ...common,
        kind: 'group',
        empty: 'absent',
        blank: { kind: 'oneOf', values: [] },
        fields: [{ kind: 'choices', at: 'values', label: 'factCases', options: () => fact.values }],
      }
    case 'yesNo': {
      const options = [
        { value: 'yes', label: t('common.field.yes') },
        { value: 'no', label: t('common.field.no') },
      ]
      return { ...common, kind: 'choice', empty: 'absent', options: () => options, codec: isCodec }
    }
    case 'number':
      return {
        ...common,
        kind: 'group',
        empty: 'absent',
        blank: { kind: 'between', from: null, fromIncluded: true, to: null, toIncluded: true },
        fields: [
          { kind: 'number', at: 'from', label: 'rangeFrom', empty: 'null' },
          { kind: 'yesNo', at: 'fromIncluded', label: 'rangeFromIncluded' },
          { kind: 'number', at: 'to', label: 'rangeTo', empty: 'null' },
          { kind: 'yesNo', at: 'toIncluded', label: 'rangeToIncluded' },
        ],
      }
  }
}

/** After its facts or outcomes have changed: tests of facts that are gone go with them, and a table without rows gets one that always holds. */
export function finishedTable(value: unknown): unknown {
  const table = value as DiscretionTable
  const facts = new Map(table.facts.map((fact) => [fact.id, fact]))
  const [first] = table.outcomes
  const rows = table.rows.map((row) => ({
    ...row,
    when: Object.fromEntries(Object.entries(row.when).flatMap(([id, test]) => keptTest(facts.get(id), id, test))),
  }))
  return { ...table, rows: rows.length > 0 || !first ? rows : [{ when: {}, outcome: first.id, basis: null }] }
}

function keptTest(fact: Fact | undefined, id: string, test: Test): [string, Test][] {
  const kinds = { choice: 'oneOf', yesNo: 'is', number: 'between' } as const
  if (!fact || kinds[fact.kind] !== test.kind) return []
  if (fact.kind !== 'choice' || test.kind !== 'oneOf') return [[id, test]]
  const values = test.values.filter((value) => fact.values.some((one) => one.value === value))
  return values.length === 0 ? [] : [[id, { ...test, values }]]
}
