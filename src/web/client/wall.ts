/** How long to wait before the whole page is read anew, where the stream is refused. */
const anewMs = 30_000

/** Keeps the wall fresh. A stream that breaks comes back by itself and says what it had last; one that is refused reads the page anew. */
export function wall(): void {
  const main = document.querySelector<HTMLElement>('[data-events]')
  const address = main?.dataset.events
  if (!main || !address) return
  const stream = new EventSource(address)
  stream.addEventListener('frame', ({ data }: MessageEvent<string>) => {
    const { body } = new DOMParser().parseFromString(data, 'text/html')
    main.replaceChildren(...body.childNodes)
    delete main.dataset.stale
  })
  stream.addEventListener('error', () => {
    main.dataset.stale = ''
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), anewMs)
  })
}

wall()
