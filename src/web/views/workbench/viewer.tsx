import { EmptyState, Icon, Published, useText } from '../../ui/index.ts'

/** One uploaded paper as the viewer shows it. */
export interface PaperModel {
  id: string
  /** Name of the material. */
  material: string
  /** Name of the file. */
  name: string
  mediaType: string
  /** Where the bytes are. */
  src: string
  /** The same page with this paper shown: the way without script. */
  href: string
}

/** The papers of a case, one at a time. With script another paper comes without leaving the page, so nothing typed is lost. */
export function PaperViewer({ papers, shown }: { papers: readonly PaperModel[]; shown: PaperModel | undefined }) {
  const t = useText()
  if (!shown) {
    return (
      <div className="viewer">
        <EmptyState title={t('workbench.case.noPapers')} icon="file-text">
          <p>{t('workbench.case.noPapersHelp')}</p>
        </EmptyState>
      </div>
    )
  }
  const at = papers.indexOf(shown)
  return (
    <div className="viewer" data-viewer="" data-cannot={t('workbench.case.cannotShow')}>
      <ViewerBar shown={shown} />
      <div className="viewer-page">
        <PaperPage paper={shown} />
      </div>
      {papers.length > 1 && (
        <nav className="viewer-papers" aria-label={t('workbench.case.papers')}>
          <Step papers={papers} to={at - 1} label={t('common.viewer.previous')} icon="arrow-left" shortcut="[" />
          <ol>
            {papers.map((paper, index) => (
              <li key={paper.id}>
                <a
                  href={paper.href}
                  aria-current={paper === shown ? 'true' : undefined}
                  aria-label={`${index + 1} ${paper.material}`}
                  title={paper.material}
                  data-paper={paper.id}
                  data-src={paper.src}
                  data-type={paper.mediaType}
                  data-name={paper.material}
                  data-file={paper.name}
                >
                  {index + 1}
                </a>
              </li>
            ))}
          </ol>
          <Step papers={papers} to={at + 1} label={t('common.viewer.next')} icon="arrow-right" shortcut="]" />
        </nav>
      )}
    </div>
  )
}

function ViewerBar({ shown }: { shown: PaperModel }) {
  const t = useText()
  return (
    <div className="viewer-bar">
      <div className="viewer-title">
        <h2 data-paper-title="">
          <Published>{shown.material}</Published>
        </h2>
        <span className="small" data-paper-file="">
          <Published>{shown.name}</Published>
        </span>
      </div>
      <ViewButton view="out" label={t('common.viewer.zoomOut')} icon="zoom-out" />
      <ViewButton view="in" label={t('common.viewer.zoomIn')} icon="zoom-in" />
      <ViewButton view="turn" label={t('workbench.case.turn')} icon="rotate-cw" />
      <a href={shown.src} target="_blank" rel="noopener" data-paper-open="" aria-label={t('workbench.case.openPaper')}>
        <Icon name="external-link" />
      </a>
    </div>
  )
}

/** Hidden until script shows it; a browser's own viewer zooms PDFs. */
function ViewButton({
  view,
  label,
  icon,
}: {
  view: string
  label: string
  icon: 'zoom-in' | 'zoom-out' | 'rotate-cw'
}) {
  return (
    <button type="button" data-view={view} aria-label={label} title={label} hidden>
      <Icon name={icon} />
    </button>
  )
}

interface StepProps {
  papers: readonly PaperModel[]
  to: number
  label: string
  icon: 'arrow-left' | 'arrow-right'
  shortcut: string
}

/** At either end the step stays on its own paper, so that keys and eyes find it at the same place. */
function Step({ papers, to, label, icon, shortcut }: StepProps) {
  const target = papers[Math.max(0, Math.min(to, papers.length - 1))]
  if (!target) return null
  return (
    <a
      href={target.href}
      aria-label={label}
      title={`${label} ${shortcut}`}
      data-paper-step={icon === 'arrow-left' ? '-1' : '1'}
      data-key={shortcut}
      aria-keyshortcuts={shortcut}
    >
      <Icon name={icon} />
    </a>
  )
}

function PaperPage({ paper }: { paper: PaperModel }) {
  const t = useText()
  if (paper.mediaType.startsWith('image/')) return <img src={paper.src} alt={paper.material} />
  if (paper.mediaType === 'application/pdf') return <iframe src={paper.src} title={paper.material} />
  return <p>{t('workbench.case.cannotShow')}</p>
}
