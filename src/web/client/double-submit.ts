/**
 * A form is sent once: buttons go quiet after the first press. They wake up again when the page comes back from the
 * browser's history, or after ten seconds, should the answer never arrive. The server refuses doubles anyway.
 */
const wakeMs = 10_000

export function doubleSubmitGuard(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    for (const button of buttonsOf(form)) button.setAttribute('aria-disabled', 'true')
    setTimeout(() => wake(form), wakeMs)
  })
  addEventListener('pageshow', () => {
    for (const form of document.forms) wake(form)
  })
}

function wake(form: HTMLFormElement): void {
  delete form.dataset.sent
  for (const button of buttonsOf(form)) button.removeAttribute('aria-disabled')
}

function buttonsOf(form: HTMLFormElement): HTMLButtonElement[] {
  return [...form.elements].filter((element): element is HTMLButtonElement => element instanceof HTMLButtonElement)
}
