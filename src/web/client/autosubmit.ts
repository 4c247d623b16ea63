/** `data-autosubmit` on a filter form: a choice takes effect at once, and its own button is not needed any more. */
export function autosubmit(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosubmit]')) {
    form.addEventListener('change', () => form.requestSubmit())
  }
}
