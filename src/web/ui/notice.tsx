import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'red'
const icons = { info: 'info', ok: 'circle-check', warn: 'triangle-alert', red: 'circle-alert' } satisfies Record<
  NoticeTone,
  IconName
>

export interface NoticeProps {
  title: string
  children?: ReactNode
  tone?: NoticeTone
  /** Said at once by screen readers: for what has just happened. */
  live?: boolean
}

/** Something that the person should know before going on. */
export function Notice({ title, children, tone = 'info', live }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={live ? 'status' : undefined}>
      <Icon name={icons[tone]} size="large" />
      <div>
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
