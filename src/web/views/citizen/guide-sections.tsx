import { Notice, Published, SummaryList, type SummaryRow, Tag, useText } from '../../ui/index.ts'
import { type GuideModel, isOurs } from './guide-model.ts'
import { GuideSection, isPresent, NotPublished, Paragraphs, useUnsaid } from './guide-parts.tsx'
import { GuideDelegation } from './guide-status.tsx'
import { useLimitWords } from './limit-words.ts'

export function GuideResult({ model }: { model: GuideModel }) {
  const t = useText()
  const { result, deliveryWays } = model.definition
  return (
    <GuideSection id="result" model={model} pointer="/result">
      {result.name === null && result.kind === null ? (
        <NotPublished />
      ) : (
        <p>
          <b>
            <Published>{result.name}</Published>
          </b>{' '}
          {result.kind && <Tag tone="grey">{t(`vocabulary.result.${result.kind}`)}</Tag>}
        </p>
      )}
      {result.validYears && <p>{t('guide.result.validYears', { count: result.validYears })}</p>}
      {result.samples.length > 0 && (
        <p className="small">
          {t('guide.result.samples')} <Published>{result.samples.join('、')}</Published>
        </p>
      )}
      {deliveryWays.length > 0 && (
        <p className="small">{deliveryWays.map((way) => t(`vocabulary.delivery.${way}`)).join(' · ')}</p>
      )}
    </GuideSection>
  )
}

export function GuideWho({ model }: { model: GuideModel }) {
  const t = useText()
  const { serviceObjects, conditions, scope, parentName } = model.definition
  const rows: SummaryRow[] = [
    {
      label: t('guide.serve'),
      value:
        serviceObjects.length > 0 ? (
          serviceObjects.map((object) => t(`vocabulary.serviceObject.${object}`)).join(' · ')
        ) : (
          <NotPublished />
        ),
    },
  ]
  if (scope) rows.push({ label: t('guide.scope'), value: t(`vocabulary.scope.${scope}`) })
  if (parentName) rows.push({ label: t('guide.parent'), value: <Published>{parentName}</Published> })
  return (
    <GuideSection id="who" model={model} pointer="/conditions">
      <SummaryList rows={rows} dense />
      <GuideDelegation model={model} />
      <h3 className="sub">{t('guide.sections.conditions')}</h3>
      {conditions && conditions.length > 0 ? <Paragraphs texts={conditions} /> : <NotPublished />}
    </GuideSection>
  )
}

export function GuideSteps({ model }: { model: GuideModel }) {
  const t = useText()
  const limitWords = useLimitWords()
  const { channels, duties, flow } = model.definition
  return (
    <GuideSection id="steps" model={model}>
      {channels.length > 0 && <p>{channels.map((channel) => t(`vocabulary.channel.${channel}`)).join(' · ')}</p>}
      {duties.length > 0 && (
        <>
          <h3 className="sub">
            {t('guide.steps.route')} {isOurs(model.definition, '/duties') && <Tag tone="ok">{t('common.ours')}</Tag>}
          </h3>
          <ol className="route">
            {duties.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a route may name a duty twice, and its order is its meaning
              <li key={index}>
                <b>{t(`guide.steps.${step.duty}`)}</b>{' '}
                <span className="small">
                  {step.postName ? <Published>{step.postName}</Published> : t(`guide.steps.${step.by}`)}
                </span>
                {step.limitDays !== undefined && (
                  <span className="small">
                    {t('guide.steps.within', { limit: limitWords({ days: step.limitDays, unit: 'working' }) })}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <h3 className="sub">{t('guide.steps.published')}</h3>
      {flow && flow.length > 0 ? <Paragraphs texts={flow} /> : <NotPublished />}
    </GuideSection>
  )
}

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
      {limits.specialProcedures.length > 0 && (
        <>
          <h3 className="sub">{t('guide.limits.special')}</h3>
          <ul>
            {limits.specialProcedures.map((procedure) => (
              <li key={procedure.name}>
                <Published>{procedure.name}</Published>
                {procedure.days !== null && (
                  <span className="small">
                    {' '}
                    {t('guide.limits.specialDays', {
                      limit: limitWords({ days: procedure.days, unit: procedure.unit }),
                    })}
                  </span>
                )}
                {procedure.legalBasis && (
                  <span className="small">
                    {' · '}
                    <Published>{procedure.legalBasis}</Published>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
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
