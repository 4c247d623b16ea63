import { stopsClock } from '../../../modules/catalog/index.ts'
import { Notice, Published, SummaryList, type SummaryRow, Tag, useText } from '../../ui/index.ts'
import { type GuideModel, isOurs } from './guide-model.ts'
import { GuideSection, isPresent, useUnsaid } from './guide-parts.tsx'
import { useLimitWords } from './limit-words.ts'

export function GuideLimits({ model }: { model: GuideModel }) {
  const t = useText()
  const unsaid = useUnsaid()
  const limitWords = useLimitWords()
  const { limits, applyOnline } = model.definition
  const words = (limit: typeof limits.promised) =>
    limit ? limitWords(limit) : <span className="missing">{unsaid}</span>
  const rows: SummaryRow[] = [
    { label: t('guide.limits.promised'), value: words(limits.promised) },
    { label: t('guide.limits.statutory'), value: words(limits.statutory) },
  ]
  if (applyOnline)
    rows.push({
      label: t('guide.limits.acceptance'),
      value: limitWords({ days: limits.acceptanceDays, unit: 'working' }),
    })
  if (limits.deliveryDays !== null)
    rows.push({ label: t('guide.limits.delivery'), value: limitWords({ days: limits.deliveryDays, unit: 'working' }) })
  const extension = extensionWords(limits, t, limitWords)
  if (extension) rows.push({ label: t('guide.limits.extension'), value: <Published>{extension}</Published> })
  const note = limits.promised?.note ?? limits.statutory?.note
  return (
    <GuideSection id="limits" model={model} pointer="/limits">
      <SummaryList rows={rows} dense />
      <Procedures model={model} />
      <Consultations model={model} />
      {note && (
        <div className="section-gap">
          <Notice title={t('guide.limits.note')}>
            <p className="published">
              <Published>{note}</Published>
            </p>
          </Notice>
        </div>
      )}
    </GuideSection>
  )
}

/** 特别程序: what does not count, and what is named without stopping anything. */
function Procedures({ model: { definition } }: { model: GuideModel }) {
  const t = useText()
  const limitWords = useLimitWords()
  const { specialProcedures } = definition.limits
  const stopping = specialProcedures.filter((procedure) => stopsClock(definition, procedure))
  const counted = specialProcedures.filter((procedure) => !stopsClock(definition, procedure))
  const list = (procedures: typeof specialProcedures) => (
    <ul>
      {procedures.map(({ kind, name, days, unit, legalBasis }) => {
        const kindWord = t(`vocabulary.procedure.${kind}`)
        const about = [
          kind !== 'other' && !name.includes(kindWord) && kindWord,
          days !== null && t('guide.limits.specialDays', { limit: limitWords({ days, unit }) }),
        ].filter(isPresent)
        return (
          <li key={name}>
            <Published>{name}</Published>
            <span className="small">
              {about.map((words) => ` · ${words}`).join('')}
              {legalBasis && (
                <>
                  {' · '}
                  <Published>{legalBasis}</Published>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
  return (
    <>
      {stopping.length > 0 && (
        <>
          <h3 className="sub">{t('guide.limits.special')}</h3>
          <p className="small">{t('guide.limits.specialLead')}</p>
          {list(stopping)}
        </>
      )}
      {counted.length > 0 && (
        <>
          <h3 className="sub">{t('guide.limits.counted')}</h3>
          {list(counted)}
        </>
      )}
    </>
  )
}

/** 征求意见: whom the reviewer asks, what and by when. */
function Consultations({ model: { definition } }: { model: GuideModel }) {
  const t = useText()
  const limitWords = useLimitWords()
  const { consultations } = definition
  if (consultations.length === 0) return null
  return (
    <>
      <h3 className="sub">
        {t('guide.limits.asked')} {isOurs(definition, '/consultations') && <Tag tone="ok">{t('common.ours')}</Tag>}
      </h3>
      <p className="small">{t('guide.limits.askedLead')}</p>
      <ul>
        {consultations.map(({ id, departmentName, question, days, legalBasis }) => (
          <li key={id}>
            <b>
              <Published>{departmentName}</Published>
            </b>{' '}
            <span className="small">
              {t('guide.limits.askedDays', { limit: limitWords({ days, unit: 'working' }) })}
            </span>
            <br />
            <Published>{question}</Published>
            {legalBasis && (
              <span className="small">
                {' '}
                <Published>{legalBasis}</Published>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** By how much, by whose leave and by which law; what the source does not publish is left out. */
function extensionWords(
  { extensionDays, extensionApprover, extensionBasis }: GuideModel['definition']['limits'],
  t: ReturnType<typeof useText>,
  limitWords: ReturnType<typeof useLimitWords>,
): string | undefined {
  if (!extensionDays) return undefined
  return [
    t('guide.limits.extensionDays', { limit: limitWords({ days: extensionDays, unit: 'working' }) }),
    extensionApprover && t('guide.limits.extensionApprover', { who: extensionApprover }),
    extensionBasis && t('guide.limits.extensionBasis', { basis: extensionBasis }),
  ]
    .filter(isPresent)
    .join(t('guide.limits.then'))
}
