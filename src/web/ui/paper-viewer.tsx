import { Icon, type IconName } from './icon.tsx'
import { useText } from './language.tsx'

export interface PaperViewerProps {
  /** Name of the paper. */
  title: string
  /** Which of how many, 1-based. */
  position?: { current: number; total: number } | undefined
  /** Address of the file, shown inline. */
  src: string
  mediaType: 'application/pdf' | 'image/jpeg' | 'image/png'
  previousHref?: string | undefined
  nextHref?: string | undefined
}

/** A paper beside the form. Pictures zoom and turn by script; a PDF has the browser's own controls. */
export function PaperViewer({ title, position, src, mediaType, previousHref, nextHref }: PaperViewerProps) {
  const t = useText()
  const picture = mediaType !== 'application/pdf'
  return (
    <div className="viewer" data-viewer="">
      <div className="viewer-bar">
        <h2>
          {title} {position && <span className="small">{`${position.current} / ${position.total}`}</span>}
        </h2>
        {picture && <ViewButton act="out" icon="zoom-out" label={t('common.viewer.zoomOut')} />}
        {picture && <ViewButton act="in" icon="zoom-in" label={t('common.viewer.zoomIn')} />}
        {picture && <ViewButton act="turn" icon="rotate-cw" label={t('common.viewer.turn')} />}
        {previousHref && (
          <ViewLink href={previousHref} icon="arrow-left" label={t('common.viewer.previous')} shortcut="," />
        )}
        {nextHref && <ViewLink href={nextHref} icon="arrow-right" label={t('common.viewer.next')} shortcut="." />}
        <ViewLink href={src} icon="external-link" label={t('common.viewer.open')} />
      </div>
      {/* Scrollable, so it must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus */}
      <section className="viewer-page" tabIndex={0} aria-label={title}>
        {picture ? <img src={src} alt={title} /> : <iframe src={src} title={title} />}
      </section>
    </div>
  )
}

function ViewButton({ act, icon, label }: { act: 'in' | 'out' | 'turn'; icon: IconName; label: string }) {
  return (
    <button type="button" data-view={act} aria-label={label} title={label} hidden>
      <Icon name={icon} />
    </button>
  )
}

function ViewLink({ href, icon, label, shortcut }: { href: string; icon: IconName; label: string; shortcut?: string }) {
  return (
    <a href={href} aria-label={label} title={label} data-key={shortcut} aria-keyshortcuts={shortcut}>
      <Icon name={icon} />
    </a>
  )
}
