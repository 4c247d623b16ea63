import type { ReactNode } from 'react'
import {
  type TabLink,
  Tabs,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

/** Heading, what it is about, and the ways to the other vocabulary pages. */
export function VocabularyPage(props: {
  frame: WorkbenchFrameModel
  tabs: readonly TabLink[]
  title: string
  about?: string
  children: ReactNode
}) {
  const t = useText()
  return (
    <WorkbenchFrame frame={props.frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {props.title} {props.about && <span className="small">{props.about}</span>}
          </h1>
        </div>
        <Tabs tabs={props.tabs} label={t('catalogueVocabulary.tabs.label')} />
        {props.children}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
