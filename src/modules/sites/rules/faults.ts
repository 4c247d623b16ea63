import { isDay } from '../../../kernel/day.ts'
import { type FieldFault, fillSentence } from '../../../kernel/problem.ts'
import { type AnnouncementContent, type SiteSettings, siteLimits } from '../schema.ts'
import texts from './faults.texts.json' with { type: 'json' }

const hotlineForm = /^\d[\d -]{1,18}\d$/

/** What an officer has to mend in the settings before they can be kept. */
export function settingsFaults({ name, welcome, hotline }: SiteSettings): FieldFault[] {
  return [
    ...((name?.length ?? 0) > siteLimits.name ? [fault('name', 'name_long', siteLimits.name)] : []),
    ...((welcome?.length ?? 0) > siteLimits.welcome ? [fault('welcome', 'welcome_long', siteLimits.welcome)] : []),
    ...(hotline !== null && !hotlineForm.test(hotline) ? [fault('hotline', 'hotline_form')] : []),
  ]
}

/** The same of an announcement. */
export function announcementFaults({ title, body, from, until }: AnnouncementContent): FieldFault[] {
  const fromIsDay = isDay(from)
  return [
    ...lengthFaults('title', title),
    ...lengthFaults('body', body),
    ...(fromIsDay ? [] : [fault('from', 'from_wrong')]),
    ...(until !== null && !isDay(until) ? [fault('until', 'until_wrong')] : []),
    ...(until !== null && isDay(until) && fromIsDay && until < from ? [fault('until', 'until_early')] : []),
  ]
}

function lengthFaults(field: 'title' | 'body', text: string): FieldFault[] {
  if (text === '') return [fault(field, `${field}_missing`)]
  return text.length > siteLimits[field] ? [fault(field, `${field}_long`, siteLimits[field])] : []
}

function fault(field: string, code: keyof typeof texts, max = 0): FieldFault {
  return { field, code, sentence: fillSentence(texts[code], { max }) }
}
