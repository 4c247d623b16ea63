import { PageCache } from '../page-cache.ts'
import type { Visit } from '../visit.ts'
import { type Handler, type PageAnswer, renderAnswer } from '../web.ts'

export interface Reading {
  /** Query parameters that change the page, in the order in which our own links write them. */
  readonly parameters?: readonly string[]
  /** What else the page stands on, such as the version of an item. Undefined: not to be kept. */
  readonly version?: (visit: Visit) => Promise<string | undefined>
  readonly handler: Handler
}

/**
 * A page that is the same for everybody who is not signed in. Kept by (address, version, region and what its site says, language, elder, contrast).
 * Only addresses as we write them are kept: the page repeats its own address in links, and what a stranger appends must
 * reach nobody else. A page made for somebody, or with a form's token in it, is never kept.
 */
export function readingPages(): (reading: Reading) => Handler {
  const cache = new PageCache()
  return ({ parameters = [], version, handler }) =>
    async (visit) => {
      const keepable = visit.session === undefined && visit.request.url === ownAddress(visit, parameters)
      const standsOn = keepable ? await (version?.(visit) ?? Promise.resolve('')) : undefined
      if (standsOn === undefined) return handler(visit)
      const key = await keyOf(visit, standsOn)
      const nowMs = visit.platform.clock.now().getTime()
      const known = cache.find(key, nowMs)
      if (known) return { stored: known, cached: true }
      const answer = await handler(visit)
      if (!isPage(answer) || visit.hasToken || (answer.status ?? 200) !== 200) return answer
      return { stored: cache.keep(key, await renderAnswer(visit, answer), nowMs), cached: false }
    }
}

function isPage(answer: Awaited<ReturnType<Handler>>): answer is PageAnswer {
  return 'page' in answer
}

/** Path and known parameters, as our links write them. */
function ownAddress(visit: Visit, parameters: readonly string[]): string {
  const [path = ''] = visit.request.url.split('?')
  const given = parameters.flatMap((name) => {
    const value = visit.query(name)
    return value === undefined ? [] : [[name, value] as [string, string]]
  })
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

async function keyOf(visit: Visit, version: string): Promise<string> {
  const [{ region, stamp }, { elder, contrast }] = await Promise.all([visit.site(), visit.modes()])
  return [visit.request.url, version, region.code, stamp, visit.language, Number(elder), Number(contrast)].join(' ')
}
