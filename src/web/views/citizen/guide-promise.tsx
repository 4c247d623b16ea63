import type { ItemDefinition } from '../../../modules/catalog/index.ts'
import { Published, SummaryList, type SummaryRow, useText } from '../../ui/index.ts'
import type { GuideModel } from './guide-model.ts'
import { GuideSection } from './guide-parts.tsx'
import { useLimitWords } from './limit-words.ts'

export type PermitPromise = NonNullable<ItemDefinition['promise']>

/** 许可告知承诺, in the guide. */
export function GuidePromise({ model }: { model: GuideModel }) {
  const t = useText()
  const { promise } = model.definition
  if (!promise) return null
  return (
    <GuideSection id="promise" model={model} pointer="/promise">
      <p>{t('guide.promise.lead')}</p>
      <PermitPromiseNotice promise={promise} />
    </GuideSection>
  )
}

/** The notice: the conditions, what is promised, what follows if it is not true, and when it is checked. */
export function PermitPromiseNotice({ promise }: { promise: PermitPromise }) {
  const t = useText()
  const limitWords = useLimitWords()
  const { conditions, text, consequence, checkDays, rectifyDays, barredMonths, legalBasis } = promise
  const days = (count: number) => limitWords({ days: count, unit: 'working' })
  const rows: SummaryRow[] = [
    { label: t('guide.promise.text'), value: <Published>{text}</Published> },
    { label: t('guide.promise.consequence'), value: <Published>{consequence}</Published> },
    { label: t('guide.promise.check'), value: t('guide.promise.checkWords', { limit: days(checkDays) }) },
    { label: t('guide.promise.rectify'), value: days(rectifyDays) },
  ]
  if (barredMonths > 0)
    rows.push({ label: t('guide.promise.barred'), value: t('guide.promise.months', { count: barredMonths }) })
  if (legalBasis) rows.push({ label: t('guide.promise.basis'), value: <Published>{legalBasis}</Published> })
  return (
    <>
      <h3 className="sub">{t('guide.promise.conditions')}</h3>
      <ol className="published">
        {conditions.map((condition) => (
          <li key={condition}>
            <Published>{condition}</Published>
          </li>
        ))}
      </ol>
      <SummaryList rows={rows} dense />
    </>
  )
}
