import type { ReactNode } from 'react'
import {
  Notice,
  type TabLink,
  Tabs,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface SearchOffice {
  frame: WorkbenchFrameModel
  region: string
  tabs: readonly TabLink[]
  /** What has just been done. */
  done: string | undefined
}

/** Heading, the four lists, what has just been done. */
export function SearchOfficePage({
  office,
  acts,
  children,
}: {
  office: SearchOffice
  acts?: ReactNode
  children: ReactNode
}) {
  const t = useText()
  return (
    <WorkbenchFrame frame={office.frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('catalogueSearch.title')} <span className="small">{office.region}</span>
          </h1>
          {acts && <div className="work-head-acts">{acts}</div>}
        </div>
        <Tabs tabs={office.tabs} label={t('catalogueSearch.tabs.label')} />
        {office.done && <Notice title={office.done} tone="ok" live />}
        {children}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
