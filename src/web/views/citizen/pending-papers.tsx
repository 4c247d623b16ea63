import { formatDay } from '../../texts/format.ts'
import { Button, ButtonRow, Form, Frame, Notice, StepHeader, useLanguage, useText } from '../../ui/index.ts'
import { MaterialCard, type MaterialModel } from './apply-materials.tsx'
import type { CaseActModel } from './case-acts.tsx'
import type { ViewProps } from './view.ts'

export interface PendingPapersModel extends CaseActModel {
  /** `YYYY-MM-DD`; left out once the time is over. */
  byDay?: string | undefined
  lapsed: boolean
  materials: readonly MaterialModel[]
}

/** 容缺: the papers that were still missing at acceptance. Each is uploaded by a form of its own, all are sent together. */
export function PendingPapers({ model, frame }: ViewProps<PendingPapersModel>) {
  const t = useText()
  const language = useLanguage()
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.caseHref, label: t('status.looks.back') }}
        caption={model.itemName}
        title={t('status.pending.title')}
      />
      <div className="stack">
        <p>{t('status.pending.lead')}</p>
        {model.byDay && (
          <Notice title={t('status.pending.by', { day: formatDay(model.byDay, language) })} tone="warn">
            <p>{t('status.pending.follows')}</p>
          </Notice>
        )}
        {model.lapsed && (
          <Notice title={t('status.pending.lapsed')} tone="red">
            <p>{t('status.pending.lapsedStill')}</p>
          </Notice>
        )}
        {model.materials.map((material) => (
          <MaterialCard key={material.id} material={material} />
        ))}
        <Form target={model.target} errors={model.errors} hidden={model.hidden}>
          <ButtonRow>
            <Button>{t('status.pending.submit')}</Button>
          </ButtonRow>
        </Form>
      </div>
    </Frame>
  )
}
