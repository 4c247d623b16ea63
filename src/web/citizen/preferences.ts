import { keepPreferences, localPath, type Preferences } from '../preferences.ts'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { samePlaceIn } from './same-place.ts'

/** Language, elder mode, contrast and region: links, so that they work without script. They change how one reads and nothing else. */
export function preferencePages(web: Web): void {
  web.get('/preferences', async (visit) => {
    const region = await chosenRegion(visit)
    keepPreferences(visit.reply, changed(visit, region), web.platform.config.secureCookies)
    const back = visit.queryAddress('back')
    return { redirect: region === undefined ? localPath(back) : await samePlaceIn(visit, region, back) }
  })
}

/** What the address says, where it says something that there is; the rest stays. */
function changed(visit: Visit, region: string | undefined): Preferences {
  const { language, elder, contrast, region: before } = visit.preferences
  const asked = visit.query('language')
  return {
    language: asked === 'zh' || asked === 'en' ? asked : language,
    elder: flag(visit.query('elder'), elder),
    contrast: flag(visit.query('contrast'), contrast),
    region: region ?? before,
  }
}

async function chosenRegion(visit: Visit): Promise<string | undefined> {
  const code = visit.query('region')
  return code === undefined ? undefined : (await visit.modules.organizations.findRegion(code))?.code
}

function flag<Before extends boolean | undefined>(asked: string | undefined, before: Before): boolean | Before {
  return asked === '1' ? true : asked === '0' ? false : before
}
