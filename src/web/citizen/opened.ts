import type { Visit } from '../visit.ts'
import type { Handler } from '../web.ts'

/**
 * Counts a guide that was opened from the results of a question. The address of the results comes with the request by itself, because
 * they say `referrer-policy: same-origin`: the guide's own address stays the same for everybody, so that it is kept, nothing is
 * waited for, and no script is needed. Whose browser sends none is not counted.
 */
export function countingOpened(handler: Handler): Handler {
  return async (visit) => {
    const answer = await handler(visit)
    if (!('redirect' in answer)) await count(visit)
    return answer
  }
}

async function count({ request, modules }: Visit): Promise<void> {
  const [, code, query] = /^https?:\/\/[^/?#]+\/(\d{12})\/search\?([^#]*)$/.exec(request.headers.referer ?? '') ?? []
  const text = new URLSearchParams(query).get('q')
  // Anybody can write the header: only regions that there are.
  if (!code || !text || !(await modules.organizations.findRegion(code))) return
  modules.search.recordClick(code, text)
}
