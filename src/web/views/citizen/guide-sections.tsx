import { Published, SummaryList, type SummaryRow, Tag, useText } from '../../ui/index.ts'
import { type GuideModel, isOurs } from './guide-model.ts'
import { GuideSection, NotPublished, Paragraphs } from './guide-parts.tsx'
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
      {result.mayBePartial && <p>{t('guide.result.mayBePartial')}</p>}
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
