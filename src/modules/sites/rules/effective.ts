import { type Block, blocks, type SiteSettings } from '../schema.ts'

/** A feature as it holds, and the region that said so; null: nobody did, and it is as it comes. */
export interface Inherited<Value> {
  readonly value: Value
  readonly from: string | null
}

export interface EffectiveSettings {
  readonly welcome: Inherited<string | null>
  readonly hotline: Inherited<string>
  readonly elder: Inherited<boolean>
  readonly blocks: Readonly<Record<Block, Inherited<boolean>>>
}

/** 12345 is the number of 政务服务便民热线 everywhere in the country. */
export const nationalHotline = '12345'

/** What holds for the lowest of these levels. From the top down: what a region sets holds for all below it that set nothing. */
export function effectiveSettings(
  levels: readonly { readonly code: string; readonly settings: SiteSettings }[],
): EffectiveSettings {
  const nearest = <Value>(
    preset: Value,
    of: (settings: SiteSettings) => Value | null | undefined,
  ): Inherited<Value> => {
    const level = levels.findLast(({ settings }) => of(settings) != null)
    return { value: (level && of(level.settings)) ?? preset, from: level?.code ?? null }
  }
  const block = (name: Block) => [name, nearest<boolean>(true, ({ blocks: set }) => set[name])] as const
  return {
    welcome: nearest<string | null>(null, ({ welcome }) => welcome),
    hotline: nearest(nationalHotline, ({ hotline }) => hotline),
    elder: nearest<boolean>(false, ({ elder }) => elder),
    blocks: Object.fromEntries(blocks.map(block)) as Record<Block, Inherited<boolean>>,
  }
}
