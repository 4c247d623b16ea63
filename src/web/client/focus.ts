/** Brings the error summary to the reader: `data-focus` takes the focus when the page opens. */
export function focusFirst(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
}
