const everyMs = 1_000
const asksMax = 300

interface Progress {
  readonly done: number
  readonly made: boolean
}

/** `data-progress` is asked once a second how far it is; whenever it has moved, the page is shown anew. */
export function followingProgress(): void {
  const place = document.querySelector<HTMLElement>('[data-progress]')
  const address = place?.dataset.progress
  if (!place || !address) return
  let asks = 0
  const ask = async () => {
    asks += 1
    const answer = await fetch(address).catch(() => undefined)
    // Signed out meanwhile, it is a page: the next ask says the same until there are enough.
    const progress: Progress | undefined = answer?.ok ? await answer.json().catch(() => undefined) : undefined
    if (progress && (progress.made || String(progress.done) !== place.dataset.done)) return location.reload()
    if (asks < asksMax) setTimeout(ask, everyMs)
  }
  setTimeout(ask, everyMs)
}
