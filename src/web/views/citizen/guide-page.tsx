import { Breadcrumb, ButtonLink, Frame, Notice, Published, Tag, useLanguage, useText } from '../../ui/index.ts'
import { GuideDiscretion } from './guide-discretion.tsx'
import { GuideLimits } from './guide-limits.tsx'
import { GuideMaterials } from './guide-materials.tsx'
import { type GuideModel, type GuideSectionId, guideSections } from './guide-model.ts'
import { useUnsaid, WrittenHere } from './guide-parts.tsx'
import { GuidePlaces } from './guide-places.tsx'
import { GuidePromise } from './guide-promise.tsx'
import { GuideBasis, GuideFaq, GuideFees, GuideNext, GuideSource } from './guide-rest.tsx'
import { GuideResult, GuideSteps, GuideWho } from './guide-sections.tsx'
import { GuideStatus } from './guide-status.tsx'
import { useLimitWords } from './limit-words.ts'
import type { ViewProps } from './view.ts'

const sections = {
  result: GuideResult,
  who: GuideWho,
  promise: GuidePromise,
  materials: GuideMaterials,
  steps: GuideSteps,
  limits: GuideLimits,
  discretion: GuideDiscretion,
  fee: GuideFees,
  places: GuidePlaces,
  legalBasis: GuideBasis,
  faq: GuideFaq,
  next: GuideNext,
  source: GuideSource,
} satisfies Record<GuideSectionId, (props: { model: GuideModel }) => React.ReactNode>

/** The guide of an item (办事指南): everything one should know before applying, and where each part comes from. */
export function GuidePage({ model, frame }: ViewProps<GuideModel>) {
  const { definition } = model
  const absent: Partial<Record<GuideSectionId, boolean>> = {
    promise: definition.promise === null,
    discretion: definition.discretion.length === 0,
    faq: definition.faqs.length === 0,
    next: !model.next || model.next.length === 0,
  }
  const shown = guideSections.filter((id) => !absent[id])
  return (
    <WrittenHere value={definition.source === null}>
      <Frame frame={frame}>
        <Breadcrumb crumbs={model.crumbs} />
        <GuideHead model={model} />
        <ServedBy model={model} />
        <GuideStatus model={model} />
        <div className="guide">
          <div className="stack">
            {shown.map((id) => {
              const Section = sections[id]
              return <Section key={id} model={model} />
            })}
          </div>
          <aside className="guide-side">
            <SituationEntry href={model.situationHref} />
            <ApplyBox model={model} />
            <OnThisPage ids={shown} />
          </aside>
        </div>
      </Frame>
    </WrittenHere>
  )
}

function GuideHead({ model: { definition } }: { model: GuideModel }) {
  const t = useText()
  return (
    <div className="page-head">
      <h1>
        <Published>{definition.name}</Published>
      </h1>
      <p className="tags">
        <span className="small">
          <Published>{definition.department.name}</Published>
        </span>
        {definition.type && <Tag>{t(`vocabulary.itemType.${definition.type}`)}</Tag>}
        {definition.audience.map((audience) => (
          <Tag key={audience} tone="grey">
            {t(`vocabulary.audience.${audience}`)}
          </Tag>
        ))}
      </p>
      <Facts definition={definition} />
    </div>
  )
}

function ServedBy({ model: { servedBy } }: { model: GuideModel }) {
  const t = useText()
  return servedBy ? <p className="served">{t('portal.servedItem', servedBy)}</p> : null
}

/** The four answers that most people come for. */
function Facts({ definition }: { definition: GuideModel['definition'] }) {
  const t = useText()
  const unsaid = useUnsaid()
  const limitWords = useLimitWords()
  const { promised, statutory } = definition.limits
  const limit = promised ?? statutory
  const { visits, fees } = definition
  const facts = [
    [t(promised || !statutory ? 'guide.facts.promised' : 'guide.facts.statutory'), limit && limitWords(limit)],
    [
      t('guide.facts.visits'),
      visits && (visits.count === 0 ? t('guide.visits.zero') : t('guide.visits.count', { count: visits.count })),
    ],
    [t('guide.facts.fee'), fees && t(fees.length === 0 ? 'guide.free' : 'guide.charged')],
    [t('guide.facts.online'), t(definition.applyOnline ? 'guide.yes' : 'guide.no')],
  ] as const
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={value ? undefined : 'missing'}>{value ?? unsaid}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Before an application: what it means for her. */
function SituationEntry({ href }: { href: string | undefined }) {
  const t = useText()
  if (!href) return null
  return (
    <div className="situation-entry">
      <p className="small">{t('situation.entry.lead')}</p>
      <ButtonLink href={href} look="quiet" wide>
        {t('situation.entry.link')}
      </ButtonLink>
    </div>
  )
}

function ApplyBox({ model: { definition, applyHref } }: { model: GuideModel }) {
  const t = useText()
  const language = useLanguage()
  if (applyHref)
    return (
      <div className="apply-box">
        <ButtonLink href={applyHref} wide>
          {t('guide.apply')}
        </ButtonLink>
      </div>
    )
  return (
    <Notice title={t('guide.closed')} tone="warn">
      {definition.applyAbsentReason && <p>{definition.applyAbsentReason[language]}</p>}
    </Notice>
  )
}

function OnThisPage({ ids }: { ids: readonly GuideSectionId[] }) {
  const t = useText()
  return (
    <nav className="on-page" aria-label={t('common.nav.onThisPage')}>
      <ul className="side-links">
        {ids.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{t(`guide.sections.${id}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
