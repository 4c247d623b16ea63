import { useText } from '../ui/index.ts'

/** The chapters of help about supervision, by the anchor on its page. */
type HelpChapter = 'card' | 'order' | 'evaluations' | 'contest' | 'supervisor' | 'rules'

/** From a page of supervision to the chapter that says what to do there. */
export function ChapterLink({ chapter }: { chapter: HelpChapter }) {
  const t = useText()
  return (
    <a className="help-link no-print" href={`/desk/help/supervision#${chapter}`}>
      {t('supervisionHelp.link', { chapter: t(`supervisionHelp.${chapter}.title`) })}
    </a>
  )
}
