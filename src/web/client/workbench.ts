import { keptTicks } from './keep.ts'
import { followingProgress } from './progress.ts'
import { refreshing } from './refresh.ts'
import { shortcuts } from './shortcuts.ts'
import { stockSentences } from './stock.ts'
import { viewers } from './viewer.ts'

/** What only staff pages need, beside `page.ts`. */
shortcuts()
viewers()
stockSentences()
keptTicks()
refreshing()
followingProgress()
