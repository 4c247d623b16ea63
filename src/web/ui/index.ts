export { type Bar, BarChart, type BarChartProps } from './bar-chart.tsx'
export { Button, ButtonLink, type ButtonLinkProps, type ButtonLook, type ButtonProps, ButtonRow } from './button.tsx'
export { ColumnChart } from './column-chart.tsx'
export { type DayCell, type DayCellState, DayClock } from './day-clock.tsx'
export { Details } from './details.tsx'
export { ErrorSummary, errorOf, type FieldError } from './error-summary.tsx'
export { Field, FieldFault } from './field.tsx'
export type { FieldProps, FieldType, Option } from './field-props.ts'
export { FieldSet } from './field-set.tsx'
export { Form, type FormProps, type FormTarget } from './form.tsx'
export { Frame, type FrameLinks, type FrameModel, type FrameProps, telephoneHref } from './frame.tsx'
export { Icon, type IconName } from './icon.tsx'
export { Kbd } from './kbd.tsx'
export { Published, useLanguage, useText } from './language.tsx'
export {
  ActColumns,
  Breadcrumb,
  Card,
  Columns,
  type Crumb,
  EmptyState,
  PageHead,
  type TabLink,
  Tabs,
} from './layout.tsx'
export { Notice, type NoticeProps, type NoticeTone } from './notice.tsx'
export { Paging, type PagingModel } from './paging.tsx'
export { PaperViewer, type PaperViewerProps } from './paper-viewer.tsx'
export { Promised, type PromiseProps } from './promise.tsx'
export { SearchForm, type SearchFormProps } from './search-form.tsx'
export { type Step, StepHeader, type StepHeaderProps, Steps } from './steps.tsx'
export { SummaryList, type SummaryRow } from './summary-list.tsx'
export { type Column, Table, type TableProps } from './table.tsx'
export { Tag, type TagTone } from './tag.tsx'
export { type Task, TaskList, type TaskState } from './task-list.tsx'
export { Timeline, type TimelineEntry } from './timeline.tsx'
export {
  Inbox,
  type InboxEntry,
  WorkbenchColumns,
  type WorkbenchColumnsProps,
  WorkbenchFrame,
  type WorkbenchFrameModel,
  type WorkbenchLink,
} from './workbench-frame.tsx'
