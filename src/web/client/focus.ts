/**
 * Brings the error summary to the reader: `data-focus` takes the focus when the page opens. A form that was opened to be filled in
 * (`data-focus-first`) gives it to its first control that can be seen.
 */
export function focusFirst(): void {
  const wanted = document.querySelector<HTMLElement>('[data-focus]') ?? firstControl()
  wanted?.focus()
}

function firstControl(): HTMLElement | undefined {
  const controls = document.querySelectorAll<HTMLElement>(
    '[data-focus-first] :is(input:not([type=hidden]), select, textarea)',
  )
  return [...controls].find((control) => control.closest('[hidden]') === null)
}
