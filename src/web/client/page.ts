import { autosubmit } from './autosubmit.ts'
import { conditionalFields } from './conditional-fields.ts'
import { copyButtons } from './copy.ts'
import { doubleSubmitGuard } from './double-submit.ts'
import { focusFirst } from './focus.ts'
import { printing } from './printing.ts'
import { suggestions } from './suggest.ts'
import { unsavedWarning } from './unsaved.ts'
import { uploads } from './upload.ts'

/** The enhancers of every page. Each finds its own elements by a data attribute; a page without script works as well. */
focusFirst()
conditionalFields()
doubleSubmitGuard()
unsavedWarning()
uploads()
autosubmit()
copyButtons()
printing()
suggestions()
