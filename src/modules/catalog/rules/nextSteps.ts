import type { ItemDefinition, NextStep } from '../schema.ts'

/** How a case ended, as far as it matters for what comes next; `open`: before it has ended, when one plans for a yes. */
export type CaseEnd = 'granted' | 'denied' | 'open'

/** What is offered after that end, in the order in which the officers wrote it. */
export function nextStepsAfter({ nextSteps }: Pick<ItemDefinition, 'nextSteps'>, end: CaseEnd): readonly NextStep[] {
  const wanted = end === 'denied' ? 'denied' : 'granted'
  return nextSteps.filter(({ outcome }) => outcome === 'any' || outcome === wanted)
}

/** What one must know of an item to see whether it is the one that is meant. */
export interface Candidate {
  readonly regionCode: string
  readonly name: string
  readonly catalogCode: string | null
}

/**
 * The item that a step means: in the nearest region that has one, the one of that name; else the only one with its code. Several with the
 * code and none with the name are not told apart here, so that nobody is sent to the wrong one.
 */
export function itemMeant<Item extends Candidate>(
  { name, catalogCode }: Pick<NextStep, 'name' | 'catalogCode'>,
  candidates: readonly Item[],
  regionCodes: readonly string[],
): Item | undefined {
  for (const regionCode of regionCodes) {
    const here = candidates.filter((candidate) => candidate.regionCode === regionCode)
    const named = here.filter((candidate) => candidate.name === name)
    const coded = here.filter((candidate) => catalogCode !== null && candidate.catalogCode === catalogCode)
    const found =
      named.find((candidate) => coded.includes(candidate)) ?? named[0] ?? (coded.length === 1 ? coded[0] : undefined)
    if (found) return found
  }
  return undefined
}
