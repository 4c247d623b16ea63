import { begins, journeys } from './journeys.ts'
import type { Mode } from './recorder.ts'
import { Stage, type StageOptions } from './stage.ts'

export interface Played {
  readonly mode: Mode
  readonly steps: number
  readonly totalMs: number
  readonly faults: readonly string[]
  /** The sentence of the promise that ended it. */
  readonly broken?: string
}

/** Plays one journey once, on an instance of its own. */
export async function play(options: StageOptions): Promise<Played> {
  const lives = journeys[options.name]
  if (!lives) throw new Error(`There is no journey “${options.name}”. There is: ${Object.keys(journeys).join(', ')}`)
  const stage = await Stage.open({ begins: begins[options.name], ...options })
  const { recorder } = stage
  const sum = () => ({ mode: options.mode, steps: recorder.steps, totalMs: recorder.totalMs, faults: recorder.faults })
  try {
    for (const life of lives) await life(stage)
    return sum()
  } catch (error) {
    return { ...sum(), broken: error instanceof Error ? error.message : String(error) }
  } finally {
    await stage.close()
  }
}
