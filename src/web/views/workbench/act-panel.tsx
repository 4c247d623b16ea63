import type { ReactNode } from 'react'
import type { Action, CheckedLine } from '../../../modules/cases/index.ts'
import type { ReviewPoint, StockOpinion } from '../../../modules/catalog/index.ts'
import { formatInstant } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  type ButtonLook,
  ErrorSummary,
  type FieldError,
  Form,
  type FormTarget,
  Published,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { DiscretionPanels, type TablePanel } from './discretion-panel.tsx'
import { whoDid } from './history.tsx'
import type { PaperModel } from './viewer.tsx'

/** What a member of staff may do with a case: every action of the lifecycle that has a button. */
export type StaffAction = Exclude<
  Action,
  | 'correct'
  | 'supply_pending'
  | 'withdraw'
  | 'accept_by_silence'
  | 'lapse_correction'
  | 'lapse_pending'
  | 'lapse_promise'
  | 'issue'
  | 'move_dates'
>

export interface ActButton {
  action: StaffAction
  /** Where the form goes, or where the page of this act is. */
  href: string
  /** An act that needs room has a page of its own. */
  opens: boolean
  look: ButtonLook
  shortcut?: string | undefined
}

export interface ActPanelModel {
  /** Its address is that of the first act; each button names its own. */
  target: FormTarget
  /** The state that the page shows, so that an act on an older one is noticed. */
  hidden: Readonly<Record<string, string>>
  buttons: readonly ActButton[]
  /** Left out when nothing is to be ticked. */
  checklist?: readonly CheckedLine[] | undefined
  /** Points to compare that no act asks back. */
  readPoints: readonly ReviewPoint[]
  /** What the colleague of the step before wrote. */
  said?: { who: string; text: string } | undefined
  points: readonly ReviewPoint[]
  /** Discretion tables of the item, for who reviews and decides; where their outcomes are asked for. */
  tables: readonly TablePanel[]
  askHref: string
  /** `none`, an opinion that may be empty, or one that some acts need. */
  text: 'none' | 'opinion' | 'reason' | 'returnOrDeny' | 'adviceOrPass'
  stock: readonly StockOpinion[]
  /** As sent before, or nothing. */
  typed: { checklist: readonly string[]; points: readonly string[]; text: string; stock: string }
  errors: readonly FieldError[]
  papers: readonly PaperModel[]
}

/** Everything that one person may do now, in one form: what was ticked and written goes with whichever button is pressed. */
export function ActPanel({ model }: { model: ActPanelModel }) {
  const t = useText()
  return (
    <Form target={model.target} hidden={model.hidden}>
      <ErrorSummary errors={model.errors} />
      {model.checklist && <Checklist model={model} lines={model.checklist} />}
      {model.said && (
        <section>
          <h2>{t('workbench.acts.said')}</h2>
          <blockquote className="written">{model.said.text}</blockquote>
          <p className="small">{model.said.who}</p>
        </section>
      )}
      {model.readPoints.length > 0 && (
        <section>
          <h2>{t('workbench.acts.pointsRead')}</h2>
          <ul className="read-points">
            {model.readPoints.map((point) => (
              <li key={point.id}>
                <Published>{point.text}</Published>
              </li>
            ))}
          </ul>
        </section>
      )}
      {model.points.length > 0 && <Points model={model} />}
      {model.tables.length > 0 && (
        <DiscretionPanels panels={model.tables} askHref={model.askHref} errors={model.errors} />
      )}
      {model.text !== 'none' && <Opinion model={model} kind={model.text} />}
      <Buttons model={model} />
    </Form>
  )
}

function Checklist({ model, lines }: { model: ActPanelModel; lines: readonly CheckedLine[] }) {
  const t = useText()
  return (
    <fieldset className="ticks">
      <legend>{t('workbench.acts.checklist')}</legend>
      <p className="hint">{t('workbench.acts.checklistHint')}</p>
      <ul>
        {lines.map((line) => (
          <Tick
            key={line.materialId}
            name="checklist"
            value={line.materialId}
            ticked={model.typed.checklist.includes(line.materialId)}
            label={line.name}
            about={<LineAbout line={line} papers={model.papers} />}
          />
        ))}
      </ul>
    </fieldset>
  )
}

/** What came in for a line, and the ways to it. */
function LineAbout({ line, papers }: { line: CheckedLine; papers: readonly PaperModel[] }) {
  const t = useText()
  const language = useLanguage()
  const uploaded = papers.filter((paper) => line.papers.some(({ uploadId }) => uploadId === paper.id))
  const missing = !line.madeFromAnswers && !line.handedIn && !line.promised && uploaded.length === 0
  return (
    <span className="tick-about small">
      {line.madeFromAnswers && <span>{t('workbench.acts.made')}</span>}
      {line.promised && <span>{t('apply.materials.promised')}</span>}
      {line.handedIn && <span>{t('workbench.acts.keepsWhole')}</span>}
      {missing && <span className={line.required ? 'lacking' : undefined}>{t('workbench.acts.missing')}</span>}
      {!line.required && <span>{t('workbench.acts.optional')}</span>}
      {line.ticked && (
        <span className="ticked">
          {t('workbench.acts.ticked', {
            who: whoDid(line.ticked, t),
            instant: formatInstant(line.ticked.at, language),
          })}
        </span>
      )}
      {line.issuer && <span>{t('apply.materials.issuedBy', { issuer: line.issuer })}</span>}
      {line.deferDays && <span>{t('guide.materials.defer', { count: line.deferDays })}</span>}
      {uploaded.map((paper) => (
        <a key={paper.id} href={paper.href} data-open-paper={paper.id}>
          <span className="unseen">{t('workbench.acts.openPaper')} </span>
          <Published>{paper.name}</Published>
        </a>
      ))}
    </span>
  )
}

function Points({ model }: { model: ActPanelModel }) {
  const t = useText()
  return (
    <fieldset className="ticks">
      <legend>{t('workbench.acts.points')}</legend>
      <ul>
        {model.points.map((point) => (
          <Tick
            key={point.id}
            name="points"
            value={point.id}
            ticked={model.typed.points.includes(point.id)}
            label={point.text}
          />
        ))}
      </ul>
    </fieldset>
  )
}

interface TickProps {
  name: string
  value: string
  ticked: boolean
  label: string
  about?: ReactNode
}

function Tick({ name, value, ticked, label, about }: TickProps) {
  const id = `${name}-${value}`
  return (
    <li className="tick">
      <input type="checkbox" id={id} name={name} value={value} defaultChecked={ticked} data-tick="" />
      <div>
        <label htmlFor={id}>
          <Published>{label}</Published>
        </label>
        {about}
      </div>
    </li>
  )
}

function Opinion({ model, kind }: { model: ActPanelModel; kind: Exclude<ActPanelModel['text'], 'none'> }) {
  const t = useText()
  const hints = {
    opinion: undefined,
    reason: t('workbench.acts.reasonHint'),
    returnOrDeny: t('workbench.acts.opinionHint'),
    adviceOrPass: t('workbench.acts.adviceHint'),
  }
  const hint = hints[kind]
  return (
    <div className="opinion">
      <label htmlFor="text">
        {t(kind === 'opinion' || kind === 'adviceOrPass' ? 'workbench.acts.opinionOnly' : 'workbench.acts.opinion')}
      </label>
      {hint && (
        <p className="hint" id="text-hint">
          {hint}
        </p>
      )}
      <textarea
        id="text"
        name="text"
        className="input"
        rows={3}
        maxLength={1000}
        defaultValue={model.typed.text}
        aria-describedby={hint ? 'text-hint' : undefined}
        aria-keyshortcuts="o"
        data-key="o"
      />
      {model.stock.length > 0 && <StockSentences stock={model.stock} chosen={model.typed.stock} fills="text" />}
    </div>
  )
}

/**
 * Ready sentences. With script choosing one writes it into the field, where it can be changed; without script the
 * chosen one counts when the field is left empty.
 */
export function StockSentences({
  stock,
  chosen,
  fills,
}: {
  stock: readonly Pick<StockOpinion, 'text'>[]
  chosen: string
  /** Id of the field. */
  fills: string
}) {
  const t = useText()
  return (
    <fieldset className="stock" data-fills={fills}>
      <legend>{t('workbench.acts.stock')}</legend>
      {stock.map(({ text }, index) => {
        const id = `stock-${index}`
        return (
          <div className="tick" key={text}>
            <input type="radio" name="stock" id={id} value={text} defaultChecked={chosen === text} />
            <label htmlFor={id}>
              <Published>{text}</Published>
            </label>
          </div>
        )
      })}
      <noscript>
        <p className="hint">{t('workbench.acts.stockUse')}</p>
      </noscript>
    </fieldset>
  )
}

function Buttons({ model }: { model: ActPanelModel }) {
  const t = useText()
  return (
    <div className="acts panel-acts">
      {model.buttons.map(({ action, href, opens, look, shortcut }) =>
        opens ? (
          <ButtonLink key={action} href={href} look={look} {...(shortcut && { shortcut })}>
            {t(`workbench.actions.${action}`)}
          </ButtonLink>
        ) : (
          <Button
            key={action}
            name="action"
            value={action}
            formAction={href}
            look={look}
            {...(shortcut && { shortcut })}
          >
            {t(`workbench.actions.${action}`)}
          </Button>
        ),
      )}
    </div>
  )
}
