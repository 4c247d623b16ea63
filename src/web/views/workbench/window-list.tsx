import {
  Button,
  ButtonRow,
  Card,
  Field,
  Form,
  type FormTarget,
  Notice,
  Published,
  SummaryList,
  type SummaryRow,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { PersonalList, type PersonalListModel } from '../personal-list.tsx'

export interface WindowListModel {
  list: PersonalListModel
  answers: readonly SummaryRow[]
  /** Questions that are not answered. */
  open: number
  outdated: boolean
  /** Where filing with the list goes on; undefined where it cannot be filed here. */
  find: FormTarget | undefined
  /** The item is one of this window. */
  here: boolean
  backHref: string
}

/** A list that somebody brought: what she needs, and who she is. */
export function WindowList({ model, frame }: { model: WindowListModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            <Published>{model.list.itemName}</Published> <span className="small">{t('situation.window.carried')}</span>
          </h1>
          <a href={model.backHref}>{t('situation.window.leave')}</a>
        </div>
        <div className="window-columns">
          <div className="stack">
            <PersonalList list={model.list} />
          </div>
          <div className="stack">
            <Find model={model} />
            <Card id="list-answers" title={t('situation.window.answers')}>
              <SummaryList rows={model.answers} dense />
            </Card>
          </div>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Find({ model: { find, here, outdated, open } }: { model: WindowListModel }) {
  const t = useText()
  if (!here) return <Notice title={t('situation.window.elsewhere')} tone="warn" />
  return (
    <>
      {outdated && <Notice title={t('situation.window.outdated')} tone="warn" />}
      {find && (
        <Card title={t('situation.window.find')}>
          <Form target={find}>
            <Field
              type="text"
              name="citizenId"
              width="medium"
              label={t('workbench.window.citizenId')}
              hint={t('workbench.window.findLead')}
              autoComplete="off"
              maxLength={18}
            />
            <ButtonRow>
              <Button icon="search">{t('workbench.window.find')}</Button>
            </ButtonRow>
            {open > 0 && <p className="small">{t('situation.window.openQuestions', { count: open })}</p>}
          </Form>
        </Card>
      )}
    </>
  )
}
