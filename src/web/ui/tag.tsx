import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type TagTone = 'blue' | 'ok' | 'warn' | 'red' | 'grey'

/** A state in one or two words. Its colour never carries the meaning alone. */
export function Tag({
  children,
  tone = 'blue',
  icon,
}: {
  children: ReactNode
  tone?: TagTone
  icon?: IconName | undefined
}) {
  return (
    <span className={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
