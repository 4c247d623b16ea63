import { formatDay } from '../../texts/format.ts'
import { Icon, type TimelineEntry, useLanguage } from '../../ui/index.ts'

export interface CaseStep {
  title: string
  about?: string | undefined
  /** A document that came of it. */
  document?: { name: string; href: string } | undefined
  /** `YYYY-MM-DD`; left out for what is still to come. */
  day?: string | undefined
  state: 'done' | 'now' | 'next'
}

export function useTimelineEntries(steps: readonly CaseStep[]): TimelineEntry[] {
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
