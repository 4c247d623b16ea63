import type { DiscretionTable } from '../../../modules/catalog/index.ts'
import type { Translate } from '../../texts/index.ts'
import { Published, Table, Tag, useText } from '../../ui/index.ts'
import type { GuideModel } from './guide-model.ts'
import { GuideSection, useUnsaid } from './guide-parts.tsx'

/** 公开裁量基准: by which facts the decision is found, so that everybody can reckon it for himself. */
export function GuideDiscretion({ model }: { model: GuideModel }) {
  const t = useText()
  return (
    <GuideSection id="discretion" model={model} pointer="/discretion">
      <p>{t('guide.discretion.lead')}</p>
      {model.definition.discretion.map((table) => (
        <Rules key={table.id} table={table} />
      ))}
    </GuideSection>
  )
}

function Rules({ table }: { table: DiscretionTable }) {
  const t = useText()
  const unsaid = useUnsaid()
  const outcomeOf = (id: string) => table.outcomes.find((outcome) => outcome.id === id)
  const rows = table.rows.map((row, at) => ({ ...row, at, outcome: outcomeOf(row.outcome) }))
  return (
    <>
      <h3 className="sub">
        <Published>{table.title}</Published>
      </h3>
      <Table
        caption={table.title}
        captionHidden
        rows={rows}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            head: t('guide.discretion.when'),
            names: true,
            cell: ({ when }) => <Published>{whenWords(table, when, t)}</Published>,
          },
          {
            head: t('guide.discretion.outcome'),
            cell: ({ outcome }) =>
              outcome && (
                <>
                  <Tag tone={outcome.decision === 'grant' ? 'ok' : 'grey'}>
                    {t(`guide.discretion.${outcome.decision}`)}
                  </Tag>{' '}
                  <Published>{outcome.label}</Published>
                </>
              ),
          },
          {
            head: t('guide.discretion.basis'),
            cell: ({ basis }) => <Published>{basis ?? table.basis ?? unsaid}</Published>,
          },
        ]}
      />
    </>
  )
}

type When = DiscretionTable['rows'][number]['when']

function whenWords(table: DiscretionTable, when: When, t: Translate): string {
  const parts = table.facts.flatMap((fact) => {
    const test = when[fact.id]
    return test ? [t('guide.discretion.is', { label: fact.label, value: testWords(fact, test, t) })] : []
  })
  return parts.length > 0 ? parts.join(t('guide.discretion.and')) : t('guide.discretion.always')
}

function testWords(fact: DiscretionTable['facts'][number], test: When[string], t: Translate): string {
  switch (test.kind) {
    case 'is':
      return t(test.value ? 'guide.discretion.yes' : 'guide.discretion.no')
    case 'oneOf': {
      const values = fact.kind === 'choice' ? fact.values : []
      const word = (value: string) => values.find((choice) => choice.value === value)?.label ?? value
      return test.values.map(word).join(t('guide.discretion.or'))
    }
    case 'between': {
      const unit = fact.kind === 'number' && fact.unit ? ` ${fact.unit}` : ''
      const { from, fromIncluded, to, toIncluded } = test
      const bound = (key: 'from' | 'above' | 'upTo' | 'below', number: number) =>
        t(`guide.discretion.${key}`, { number, unit })
      const lower = from === null ? [] : [bound(fromIncluded ? 'from' : 'above', from)]
      const upper = to === null ? [] : [bound(toIncluded ? 'upTo' : 'below', to)]
      return [...lower, ...upper].join(t('guide.discretion.and')) || t('guide.discretion.always')
    }
  }
}
