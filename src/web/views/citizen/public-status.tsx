import {
  Breadcrumb,
  Button,
  Card,
  Columns,
  Form,
  type FormTarget,
  Frame,
  Notice,
  Published,
  Tag,
  useText,
} from '../../ui/index.ts'
import { CasePromise, type PromiseModel } from './case-promise.tsx'
import { type CaseStatusCode, statusTones } from './case-states.ts'
import { type CaseStep, CaseTimeline } from './case-timeline.tsx'
import type { ViewProps } from './view.ts'

export interface PublicStatusModel {
  itemName: string
  receiptNumber: string
  /** Masked: 长沙小** */
  applicant: string
  status: CaseStatusCode
  promise: PromiseModel
  steps: readonly CaseStep[]
  lookupHref: string
  /** Once it has ended: the way to an evaluation without signing in. */
  evaluate?: { target: FormTarget; hidden: Readonly<Record<string, string>> } | undefined
}

/** Progress for whoever has the receipt: no names, no papers, no acts. */
export function PublicStatus({ model, frame }: ViewProps<PublicStatusModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={[{ label: t('lookup.progress.title'), href: model.lookupHref }]} />
      <div className="page-head">
        <h1>
          <Published>{model.itemName}</Published>
        </h1>
        <p className="tags">
          <Tag tone={statusTones[model.status]}>{t(`status.states.${model.status}`)}</Tag>
          <span className="small">
            {t('status.receipt')} {model.receiptNumber} · {model.applicant}
          </span>
        </p>
      </div>
      <Columns aside={<Notice title={t('lookup.progress.masked')} />}>
        <CasePromise promise={model.promise} />
        {model.evaluate && (
          <Card title={t('evaluation.progress.title')} id="evaluate">
            <p>{t('evaluation.progress.lead')}</p>
            <Form target={model.evaluate.target} hidden={model.evaluate.hidden}>
              <Button>{t('evaluation.progress.button')}</Button>
            </Form>
          </Card>
        )}
        <Card title={t('status.timeline')} id="timeline">
          <CaseTimeline steps={model.steps} />
        </Card>
      </Columns>
    </Frame>
  )
}
