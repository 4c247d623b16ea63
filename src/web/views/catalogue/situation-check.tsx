import {
  checkSituations,
  conditionWords,
  type ItemDefinition,
  type Situation,
  situationSection,
} from '../../../modules/catalog/index.ts'
import { Icon, Published, Table, useLanguage, useText } from '../../ui/index.ts'

/** What the check of all answers found, with its examples, and all situations in plain words. */
export function SituationCheck({ definition }: { definition: ItemDefinition }) {
  const t = useText()
  const language = useLanguage()
  const faults = checkSituations(definition)
  return (
    <section className="work-card part" aria-labelledby="situation-check">
      <h2 id="situation-check">{t('catalogueEditor.situations.table')}</h2>
      {definition.situations.length === 0 && <p>{t('catalogueEditor.situations.empty')}</p>}
      {faults.length > 0 ? (
        <>
          <h3>{t('catalogueEditor.situations.wrong')}</h3>
          <ul className="situation-faults">
            {faults.map(({ pointer, code, sentence }) => (
              <li key={pointer + code + sentence.zh} className={code === 'always' ? 'hint' : 'fault'}>
                <Icon name="circle-alert" />
                <span>{sentence[language]}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        definition.situations.length > 0 && (
          <p className="feel-meaning">
            <Icon name="badge-check" />
            <span>{t('catalogueEditor.situations.allRight')}</span>
          </p>
        )
      )}
      {definition.situations.length > 0 && <SituationTable definition={definition} />}
    </section>
  )
}

function SituationTable({ definition }: { definition: ItemDefinition }) {
  const t = useText()
  const language = useLanguage()
  const fields = situationSection(definition.form)?.fields ?? []
  return (
    <Table
      caption={t('catalogueEditor.situations.table')}
      captionHidden
      rows={definition.situations}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t('catalogueEditor.situations.title'),
          cell: ({ title }) => <Published>{title}</Published>,
          names: true,
        },
        {
          head: t('catalogueEditor.situations.when'),
          cell: ({ when }) => conditionWords({ feel: when }, fields)?.[language] ?? when,
        },
        { head: t('catalogueEditor.situations.changes'), cell: (situation) => <Changes situation={situation} /> },
      ]}
    />
  )
}

function Changes({ situation }: { situation: Situation }) {
  const t = useText()
  const { refusal, promised, statutory, withoutSteps, windows } = situation
  const limit = promised ?? statutory
  const changes = [
    refusal && t('catalogueEditor.situations.refused', { reason: refusal }),
    limit && `${t(`catalogueEditor.fields.${promised ? 'promised' : 'statutory'}`)} ${limit.days}`,
    withoutSteps.length > 0 &&
      t('catalogueEditor.situations.steps', {
        steps: withoutSteps.map((duty) => t(`catalogueEditor.choices.duty.${duty}`)).join('、'),
      }),
    windows?.join('、'),
  ].filter((words): words is string => typeof words === 'string' && words !== '')
  return <>{changes.length > 0 ? changes.join('；') : t('catalogueEditor.situations.none')}</>
}
