import { shortcuts } from './shortcuts.ts'
import { viewers } from './viewer.ts'

/** What only staff pages need, beside `page.ts`. */
shortcuts()
viewers()
