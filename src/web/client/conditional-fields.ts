/**
 * `data-show-when="field=value|other"`: hides the element and switches its controls off until that field has one of
 * the values, and then hides the words that say so to readers without script (`data-no-script`). Controls that are off are not sent, which is what the server expects of a question that was not asked.
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
  const [field = '', wanted = ''] = (element.dataset.showWhen ?? '').split('=')
  const form = element.closest('form')
  if (!form) return true
  const values = new FormData(form).getAll(field)
  return wanted.split('|').some((value) => values.includes(value))
}

function show(element: HTMLElement, wanted: boolean): void {
  element.hidden = !wanted
  for (const control of element.querySelectorAll<HTMLInputElement>('input, select, textarea'))
    control.disabled = !wanted
}
