import type { CasesContext } from './context.ts'
import { headOf } from './heads.ts'
import { loadCase } from './load.ts'
import { type CaseHead, updateHead } from './store.ts'

/** Folds the events again and writes the row anew. True when it was already exactly that. */
export async function rebuildHead(context: CasesContext, caseId: string): Promise<boolean> {
  const loaded = await loadCase(context, caseId, [])
  const head = headOf(loaded.head, loaded.item, loaded.state, loaded.calendar)
  const same = textOf(head) === textOf(loaded.head)
  if (!same) await context.platform.db.batch([updateHead(head)])
  return same
}

function textOf(head: CaseHead): string {
  return JSON.stringify(Object.entries(head).sort(([a], [b]) => (a < b ? -1 : 1)))
}
