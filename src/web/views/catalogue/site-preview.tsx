import { Icon, useText } from '../../ui/index.ts'

/** Above a page of the site that nobody else sees yet. */
export function SitePreviewBand() {
  const t = useText()
  return (
    <section className="practice-band" aria-label={t('catalogueSite.preview.title')}>
      <Icon name="eye" />
      <span>
        <b>{t('catalogueSite.preview.title')}</b> {t('catalogueSite.preview.text')}
      </span>
    </section>
  )
}
