import { type Decision, evaluate } from '../../modules/catalog/rules/situations/decision.ts'

/**
 * `data-show-when="field=value|other"`: hides the element and switches its controls off until that field has one of
 * the values, or until a decision over several fields (as JSON) holds, and then hides the words that say so to readers without script (`data-no-script`). Controls that are off are not sent, which is what the server expects of a question that was not asked.
 */
export function conditionalFields(): void {
  const elements = document.querySelectorAll<HTMLElement>('[data-show-when]')
  if (elements.length === 0) return
  const update = () => {
    for (const element of elements) show(element, isWanted(element))
  }
  for (const words of document.querySelectorAll<HTMLElement>('[data-no-script]')) words.hidden = true
  document.addEventListener('change', update)
  addEventListener('pageshow', update)
  update()
}

function isWanted(element: HTMLElement): boolean {
  const when = element.dataset.showWhen ?? ''
  const form = element.closest('form')
  if (!form) return true
  const sent = new FormData(form)
  if (when.startsWith('{')) return evaluate(JSON.parse(when) as Decision, (name) => answerIn(sent, name)) === true
  const [field = '', wanted = ''] = when.split('=')
  const values = sent.getAll(field)
  return wanted.split('|').some((value) => values.includes(value))
}

/** What the controls of a name hold; null where nothing is chosen or the question is switched off. */
function answerIn(sent: FormData, name: string): string | readonly string[] | null {
  const values = sent.getAll(name).filter((value): value is string => typeof value === 'string' && value.trim() !== '')
  return values.length > 1 ? values : (values[0]?.trim() ?? null)
}

function show(element: HTMLElement, wanted: boolean): void {
  element.hidden = !wanted
  for (const control of element.querySelectorAll<HTMLInputElement>('input, select, textarea'))
    control.disabled = !wanted
}
