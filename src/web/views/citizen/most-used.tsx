import { Breadcrumb, type Crumb, EmptyState, Frame, PageHead, type TabLink, Tabs, useText } from '../../ui/index.ts'
import { type ItemLine, ItemLines } from './item-line.tsx'
import type { ViewProps } from './view.ts'

export interface MostUsedModel {
  crumbs: readonly Crumb[]
  tabs: readonly TabLink[]
  region: string
  /** By applications, most first. */
  used: readonly ItemLine[]
  /** By hand. */
  chosen: readonly ItemLine[]
}

/** 常办. What people really apply for and what somebody chose stand apart, so that nobody takes one for the other. */
export function MostUsedPage({ model, frame }: ViewProps<MostUsedModel>) {
  const t = useText()
  const parts = (['used', 'chosen'] as const).filter((part) => model[part].length > 0)
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead
        title={t('browse.mostUsed.title')}
        about={model.used.length > 0 ? t('browse.mostUsed.lead', { region: model.region }) : undefined}
      />
      <Tabs tabs={model.tabs} label={t('browse.ways.label')} />
      <div className="stack">
        {parts.map((part) => (
          <section key={part} aria-labelledby={`most-${part}`}>
            <h2 id={`most-${part}`}>{t(`browse.mostUsed.${part}`)}</h2>
            <p className="small card-lead">{t(`browse.mostUsed.${part}Lead`)}</p>
            <ItemLines items={model[part]} />
          </section>
        ))}
        {parts.length === 0 && (
          <div className="card">
            <EmptyState title={t('browse.mostUsed.none')} />
          </div>
        )}
      </div>
    </Frame>
  )
}
