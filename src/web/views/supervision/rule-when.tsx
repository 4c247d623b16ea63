import type { Rule } from '../../../modules/supervision/index.ts'
import { Details, useLanguage, useText } from '../../ui/index.ts'
import { expressionOf, whenWords } from './rule-words.ts'

/** When a rule raises a card: as a sentence, and for engineers as it is written. */
export function RuleWhen({ rule }: { rule: Pick<Rule, 'on'> }) {
  const t = useText()
  const expression = expressionOf(rule)
  return (
    <div className="rule-when">
      {whenWords(rule, t, useLanguage())}
      {expression !== undefined && (
        <Details summary={t('cards.rules.expression')}>
          <code>{expression}</code>
        </Details>
      )}
    </div>
  )
}
