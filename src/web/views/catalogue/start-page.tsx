import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  type FormTarget,
  Notice,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { type ProposalEntry, ProposalTable } from './proposal-table.tsx'

export interface StartGroup {
  id: 'review' | 'returned' | 'publish' | 'soon' | 'drafts' | 'sent'
  entries: readonly ProposalEntry[]
  moreHref: string | undefined
}

export interface StartModel {
  frame: WorkbenchFrameModel
  region: string
  writes: boolean
  groups: readonly StartGroup[]
  /** A standard of a level above is not claimed here yet. */
  claimable: boolean
  /** Undefined for those who only review. */
  begin: FormTarget | undefined
}

/** Where officers and reviewers begin their day. */
export function StartPage({ model }: { model: StartModel }) {
  const t = useText()
  const { groups, writes, begin } = model
  return (
    <WorkbenchFrame frame={model.frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('catalogueLists.start.title')} <span className="small">{model.region}</span>
          </h1>
        </div>
        <div className="stack">
          {groups.length === 0 && (
            <Card>
              <EmptyState title={t('catalogueLists.start.none')} icon="circle-check">
                <p>{t(writes ? 'catalogueLists.start.noneWriter' : 'catalogueLists.start.noneReviewer')}</p>
              </EmptyState>
            </Card>
          )}
          {groups.map((group) => (
            <Group key={group.id} group={group} />
          ))}
          {model.claimable && (
            <Notice title={t('catalogueLists.start.claimable')}>
              <p>
                <a href="/catalogue/standards">{t('catalogueLists.start.claimableLink')}</a>
              </p>
            </Notice>
          )}
          {begin && <Begin target={begin} />}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Group({ group: { id, entries, moreHref } }: { group: StartGroup }) {
  const t = useText()
  return (
    <Card id={`group-${id}`} title={t(`catalogueLists.start.${id}`)}>
      <p className="hint">{t(`catalogueLists.start.${id}Hint`)}</p>
      <ProposalTable caption={t(`catalogueLists.start.${id}`)} entries={entries} withOffice={id === 'review'} />
      {moreHref && <a href={moreHref}>{t('catalogueLists.more')}</a>}
    </Card>
  )
}

/** One form with two acts: what is written goes with the button. */
function Begin({ target }: { target: FormTarget }) {
  const t = useText()
  return (
    <Card id="begin" title={t('catalogueLists.begin.title')}>
      <p>{t('catalogueLists.begin.lead')}</p>
      <ButtonRow>
        <ButtonLink href="/catalogue/standards" look="quiet">
          {t('catalogueLists.begin.claim')}
        </ButtonLink>
        <ButtonLink href="/catalogue/items" look="quiet">
          {t('catalogueLists.begin.change')}
        </ButtonLink>
      </ButtonRow>
      <form method="post" action={target.action} className="begin-form">
        <input type="hidden" name="_csrf" value={target.csrf} />
        <PracticeChoice id="practice" />
        <ButtonRow>
          <Button name="kind" value="standard" look="quiet">
            {t('catalogueLists.begin.standard')}
          </Button>
          <Button name="kind" value="item" look="quiet">
            {t('catalogueLists.begin.item')}
          </Button>
        </ButtonRow>
      </form>
    </Card>
  )
}

/** 练习: the same steps, and nothing of it is ever published. */
export function PracticeChoice({ id, checked }: { id: string; checked?: boolean }) {
  const t = useText()
  return (
    <div className="check practice-choice">
      <input id={id} type="checkbox" name="practice" value="yes" defaultChecked={checked} />
      <label htmlFor={id}>{t('catalogueLists.begin.practice')}</label>
    </div>
  )
}
