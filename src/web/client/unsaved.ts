/** `data-unsaved` on a form: the browser asks before the page is left with changes that were not sent. */
export function unsavedWarning(): void {
  const changed = new Set<HTMLFormElement>()
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-unsaved]')) {
    form.addEventListener('input', () => changed.add(form))
    form.addEventListener('submit', () => changed.clear())
  }
  addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault()
  })
}
