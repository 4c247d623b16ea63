import { formatDay } from '../../texts/format.ts'
import { Details, Icon, Timeline, type TimelineEntry, useLanguage, useText } from '../../ui/index.ts'

export interface CaseStep {
  title: string
  about?: string | undefined
  /** A document that came of it. */
  document?: { name: string; href: string } | undefined
  /** `YYYY-MM-DD`; left out for what is still to come. */
  day?: string | undefined
  state: 'done' | 'now' | 'next'
}

/** So many past steps stand open; a long course folds what was before them, so that the present is in sight. */
const pastShown = 4
const foldedFrom = 7

export function CaseTimeline({ steps }: { steps: readonly CaseStep[] }) {
  const t = useText()
  const entries = useTimelineEntries(steps)
  const past = entries.filter(({ state }) => state === 'done').length
  const folded = past >= foldedFrom ? past - pastShown : 0
  return (
    <>
      {folded > 0 && (
        <Details summary={t('status.earlier', { count: folded })}>
          <Timeline entries={entries.slice(0, folded)} />
        </Details>
      )}
      <Timeline entries={entries.slice(folded)} />
    </>
  )
}

function useTimelineEntries(steps: readonly CaseStep[]): TimelineEntry[] {
  const language = useLanguage()
  return steps.map((step) => ({
    title: step.title,
    state: step.state,
    when: step.day && formatDay(step.day, language, 'short'),
    dateTime: step.day,
    about: (step.about || step.document) && (
      <>
        {step.about}
        {step.document && (
          <>
            {step.about && ' · '}
            <a className="paper-link" href={step.document.href}>
              <Icon name="file-text" />
              {step.document.name}
            </a>
          </>
        )}
      </>
    ),
  }))
}
