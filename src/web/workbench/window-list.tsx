import { answeredRows, personalList } from '../personal-list.ts'
import { WindowList } from '../views/workbench/window-list.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { type BroughtList, broughtList } from './brought-list.ts'
import { deskFrame, staffWith } from './desk.ts'
import { windowStartPage } from './window.tsx'
import { takesHere } from './window-items.ts'

/** A list from the situation guide, opened at the window by its code or the address in its square. */
export function windowListPages(web: Web): void {
  web.get('/desk/window/list', async (visit) => {
    staffWith(visit, 'accept')
    const typed = visit.queryAddress('code')
    if (!typed) return { redirect: '/desk/window' }
    const brought = await broughtList(visit, typed)
    if (brought) return listPage(visit, brought)
    const errors = [{ field: 'code', message: visit.t('situation.window.unknown') }]
    return { ...(await windowStartPage(visit, { list: { typed, errors } })), status: 404 }
  })
}

async function listPage(visit: Visit, brought: BroughtList): Promise<PageAnswer> {
  const { version, section, answers, now, outdated, code } = brought
  const here = await takesHere(visit, version.definition)
  return {
    title: version.definition.name,
    page: (
      <WindowList
        frame={await deskFrame(visit, 'window')}
        model={{
          list: await personalList(visit, version, now),
          answers: answeredRows(visit, section, answers),
          open: now.open.length,
          outdated,
          find:
            here && now.refusal === null
              ? visit.target(`/desk/window/person?${new URLSearchParams({ list: code })}`)
              : undefined,
          here,
          backHref: '/desk/window',
        }}
      />
    ),
  }
}
