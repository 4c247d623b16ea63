import type { OwnTicket } from '../../../modules/evaluations/index.ts'
import { formatDay } from '../../texts/format.ts'
import { Card, useLanguage, useText } from '../../ui/index.ts'

/** What became of bad grades, for whoever gave them. */
export function OwnTickets({ tickets }: { tickets: readonly OwnTicket[] }) {
  const t = useText()
  if (tickets.length === 0) return null
  return (
    <Card title={t('evaluation.own.card')} id="told">
      {tickets.map((ticket) => (
        <Told key={ticket.ticketId} ticket={ticket} />
      ))}
    </Card>
  )
}

function Told({ ticket }: { ticket: OwnTicket }) {
  const t = useText()
  const language = useLanguage()
  const { evaluatedOn, grade, dueOn, answer, explanation, again } = ticket
  const about = ticket.node === 'visit' ? 'evaluation.own.about.visit' : 'evaluation.own.about.concluded'
  const day = dueOn ? formatDay(dueOn, language) : ''
  return (
    <div className="told">
      <p className="small">
        {t(about, { day: formatDay(evaluatedOn, language), grade: t(`vocabulary.grade.${grade}`) })}
      </p>
      <p>
        {t(`evaluation.own.states.${stateOf(ticket)}`, { day, grade: again ? t(`vocabulary.grade.${again}`) : '' })}
      </p>
      {answer && <Said label={t('evaluation.own.answer')} text={answer} />}
      {explanation && <Said label={t('evaluation.own.explanation')} text={explanation} />}
    </div>
  )
}

function stateOf({ state, overdue }: OwnTicket) {
  if (state === 'calling') return overdue ? 'callingLate' : 'calling'
  if (state === 'rectifying') return overdue ? 'rectifyingLate' : 'rectifying'
  return state
}

function Said({ label, text }: { label: string; text: string }) {
  return (
    <p className="said">
      <b>{label}</b>
      <br />
      {text}
    </p>
  )
}
