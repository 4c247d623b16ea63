import { Breadcrumb, type Crumb, Frame, PageHead, type TabLink, Tabs, useText } from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface StageMark {
  name: string
  lead: string
  /** Left out where the stage has no items here. */
  href?: string | undefined
  count: number
}

/** A life as a line with its stages in order: a row on a wide screen, a column on a phone. */
export function LifeLine({ stages, label }: { stages: readonly StageMark[]; label: string }) {
  const t = useText()
  return (
    <ol className="life" aria-label={label}>
      {stages.map(({ name, lead, href, count }) => (
        <li key={name}>
          {href ? <a href={href}>{name}</a> : <span className="life-empty">{name}</span>}
          <span className="small">{count > 0 ? t('portal.count', { count }) : t('browse.themes.empty')}</span>
          <span className="small life-lead">{lead}</span>
        </li>
      ))}
    </ol>
  )
}

export interface StagesModel {
  crumbs: readonly Crumb[]
  tabs: readonly TabLink[]
  person: readonly StageMark[]
  organization: readonly StageMark[]
}

/** 人生阶段: a person's life and an enterprise's. */
export function StagesPage({ model, frame }: ViewProps<StagesModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={t('browse.stages.title')} about={t('browse.stages.lead')} />
      <Tabs tabs={model.tabs} label={t('browse.ways.label')} />
      <div className="stack">
        {(['person', 'organization'] as const).map((audience) => (
          <section key={audience} className="card" aria-labelledby={`life-${audience}`}>
            <div className="card-head">
              <h2 id={`life-${audience}`}>{t(`browse.stages.${audience}`)}</h2>
            </div>
            <LifeLine stages={model[audience]} label={t(`browse.stages.${audience}`)} />
          </section>
        ))}
        <p className="small">{t('browse.stages.how')}</p>
      </div>
    </Frame>
  )
}
