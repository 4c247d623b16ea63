/** `data-copy="text"` on a hidden button: shows it and copies the text. The answer is written into the button itself. */
export function copyButtons(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const words = button.querySelector('span:last-of-type') ?? button
      const copied = await navigator.clipboard.writeText(button.dataset.copy ?? '').then(
        () => true,
        () => false,
      )
      words.textContent = (copied ? button.dataset.copied : button.dataset.failed) ?? ''
    })
  }
}
