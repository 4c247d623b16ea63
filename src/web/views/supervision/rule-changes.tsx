import type { ChangedPart, Rule, RuleChange } from '../../../modules/supervision/index.ts'
import type { Translate } from '../../texts/index.ts'
import { Table, useLanguage, useText } from '../../ui/index.ts'
import { fieldLabel } from './rule-fields.ts'
import { RuleWhen } from './rule-when.tsx'
import { answerWords } from './rule-words.ts'

interface Line {
  readonly change: RuleChange
  /** Undefined: the whole rule came or goes. */
  readonly part: ChangedPart | undefined
}

/** What a new edition changes, rule by rule, with both values of each part. */
export function RuleChanges({ changes, none }: { changes: readonly RuleChange[]; none: string }) {
  const t = useText()
  const language = useLanguage()
  const lines = changes.flatMap((change): Line[] =>
    change.kind === 'altered' ? change.parts.map((part) => ({ change, part })) : [{ change, part: undefined }],
  )
  if (lines.length === 0) return <p>{none}</p>
  return (
    <div className="rule-changes">
      <Table
        caption={t('cards.rules.changed')}
        captionHidden
        rows={lines}
        rowKey={({ change, part }) => `${change.number} ${part?.path}`}
        columns={[
          {
            head: t('cards.rules.table'),
            names: true,
            cell: ({ change: { number, before, after } }) => {
              const rule = after ?? before
              return rule ? `${number} ${rule.sentence[language]}` : t('cards.rules.general')
            },
          },
          {
            head: t('cards.rules.changedPart'),
            cell: ({ change, part }) => (part ? partLabel(part.path, t) : t(`cards.rules.${change.kind}`)),
          },
          {
            head: t('cards.rules.was'),
            cell: ({ change, part }) => <del className="was">{sideOf(change.before, part, part?.before, t)}</del>,
          },
          {
            head: t('cards.rules.becomes'),
            cell: ({ change, part }) => <ins className="now">{sideOf(change.after, part, part?.after, t)}</ins>,
          },
        ]}
      />
    </div>
  )
}

function partLabel(path: string, t: Translate): string {
  if (path === 'on') return t('cards.rules.columns.when')
  if (path === 'sample.answerDays') return t('cards.rules.sampleDays')
  if (path === 'sample.permille') return t('cards.rules.permille')
  return path === 'orderDays' ? t('cards.rules.orderDays') : fieldLabel(t, path)
}

/** A part before or after, or of a rule that came or goes when it rises. */
function sideOf(rule: Rule | undefined, part: ChangedPart | undefined, value: unknown, t: Translate) {
  if (!part) return rule ? <RuleWhen rule={rule} /> : t('cards.rules.nothing')
  if (!rule) return String(value ?? t('cards.rules.nothing'))
  if (part.path === 'on') return <RuleWhen rule={rule} />
  if (part.path === 'level') return t(`cards.levels.${rule.level}`)
  if (part.path === 'responsible') return t(`cards.rules.whose.${rule.responsible}`)
  if (part.path === 'answerDays') return answerWords(rule, t)
  return value === null ? t('cards.rules.nothing') : String(value)
}
