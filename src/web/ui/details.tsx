import type { ReactNode } from 'react'

/** What few people need, one tap away. Opened when printed. */
export function Details({
  summary,
  children,
  open,
}: {
  summary: string
  children: ReactNode
  open?: boolean | undefined
}) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  )
}
