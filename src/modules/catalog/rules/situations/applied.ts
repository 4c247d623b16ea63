import type { Condition } from '../../schema/condition.ts'
import type { Form, FormField, FormSection } from '../../schema/form.ts'
import type { HandlingWindow } from '../../schema/place.ts'
import type { DutyStep, Limits } from '../../schema/process.ts'
import type { Situation } from '../../schema/situation.ts'
import type { ItemDefinition } from '../../schema.ts'
import { type Answers, answerTo, standingOf } from '../conditions.ts'
import { type AskedMaterial, takenMaterials } from '../materials.ts'
import type { Known } from './decision.ts'

/** What an item means for one person, as far as the answers tell. */
export interface Applied {
  /** The one that holds; null: none is told yet, or the item has none. */
  readonly situation: Situation | null
  /** `conditional` where it depends on what was not answered yet. */
  readonly materials: readonly AskedMaterial[]
  /** What has to be filled in, without the situation section and without what is certainly not asked. */
  readonly sections: readonly FormSection[]
  readonly duties: readonly DutyStep[]
  readonly limits: Limits
  readonly windows: readonly HandlingWindow[]
  /** Why one cannot apply here, and where to go instead. */
  readonly refusal: string | null
  /** Situation questions that are asked and not answered, as far as can be told. */
  readonly open: readonly FormField[]
  /** The first of them. */
  readonly next: FormField | null
}

type Applying = Pick<ItemDefinition, 'form' | 'situations' | 'materials' | 'duties' | 'limits' | 'windows'>

/**
 * The one function by which guide, application, window and case know what holds. `complete`: everything was asked, so what has no answer
 * has none; before that it is not known yet.
 */
export function applied(
  definition: Applying,
  answers: Answers,
  { complete = false }: { readonly complete?: boolean } = {},
): Applied {
  const known = knownFrom(definition.form, answers, complete)
  const isNot = (condition: Condition | undefined) => condition !== undefined && isFalse(standingOf(condition, known))
  const isNotFeel = (feel: string | undefined) => feel !== undefined && isNot({ feel })
  const { situation, duties, refusal } = route(definition, known)
  const section = situationSection(definition.form)
  const asked = section?.fields.filter(({ showWhen }) => !showWhen || standingOf(showWhen, known) === true) ?? []
  const open = complete ? [] : asked.filter(({ id }) => known(id) === undefined)
  return {
    situation,
    materials: takenMaterials(definition, (condition) => standingOf(condition, known)),
    sections: (definition.form?.sections ?? []).flatMap((one) => {
      if (one === section || isNot(one.showWhen)) return []
      const fields = one.fields.filter(({ showWhen }) => !isNot(showWhen))
      return fields.length === 0 ? [] : [{ ...one, fields }]
    }),
    duties,
    limits: {
      ...definition.limits,
      ...(situation?.statutory && { statutory: situation.statutory }),
      ...(situation?.promised && { promised: situation.promised }),
    },
    windows: windowsOf(definition.windows, situation).filter(({ when }) => !isNotFeel(when)),
    refusal,
    open,
    next: open[0] ?? null,
  }
}

export type Route = Pick<Applied, 'situation' | 'duties' | 'refusal'>

/** Of what holds only how it is handled, after everything was asked: what every act on a case needs to know. */
export function routeIn(definition: Pick<Applying, 'form' | 'situations' | 'duties'>, answers: Answers): Route {
  return route(definition, knownFrom(definition.form, answers, true))
}

function route(definition: Pick<Applying, 'situations' | 'duties'>, known: ReturnType<typeof knownFrom>): Route {
  const situation = definition.situations.find(({ when }) => standingOf({ feel: when }, known) === true) ?? null
  const isTaken = ({ duty, when }: DutyStep) =>
    !situation?.withoutSteps.includes(duty) && (when === undefined || !isFalse(standingOf({ feel: when }, known)))
  return { situation, duties: definition.duties.filter(isTaken), refusal: situation?.refusal ?? null }
}

/** The section whose questions decide the situation. */
export function situationSection(form: Form | null): FormSection | undefined {
  return form?.sections.find(({ situation }) => situation)
}

/** Windows that the situation names; an office below has windows of its own, which the standard cannot name. */
function windowsOf(windows: readonly HandlingWindow[], situation: Situation | null): readonly HandlingWindow[] {
  const named = windows.filter(({ name }) => situation?.windows?.includes(name))
  return named.length > 0 ? named : windows
}

/** What is known of each question: null where it is certainly not asked. Fields are taken in order, as conditions look back only. */
function knownFrom(form: Form | null, answers: Answers, complete: boolean): (field: string) => Known {
  const values = new Map<string, Known>()
  const known = (field: string) => (values.has(field) ? values.get(field) : null)
  for (const section of form?.sections ?? []) {
    const shown = section.showWhen ? standingOf(section.showWhen, known) : true
    for (const { id, showWhen } of section.repeat ? [] : section.fields) {
      const standing = shown === true && showWhen ? standingOf(showWhen, known) : shown
      values.set(id, isFalse(standing) ? null : answerOr(id, standing))
    }
  }
  return known

  function answerOr(id: string, standing: boolean | null | undefined): Known {
    const unanswered = complete ? null : undefined
    return standing === true ? (answerTo(answers, id) ?? unanswered) : unanswered
  }
}

/** FEEL's null holds as little as false. */
function isFalse(standing: boolean | null | undefined): boolean {
  return standing === false || standing === null
}
