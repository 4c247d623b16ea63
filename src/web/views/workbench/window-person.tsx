import {
  Button,
  ButtonRow,
  Card,
  Details,
  EmptyState,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Notice,
  Published,
  type TabLink,
  Tabs,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { type AlikeLine, AlikeNotice } from '../alike-notice.tsx'

export interface WindowPersonModel {
  /** All masked. */
  person: {
    name: string
    citizenId: string
    phone: string | undefined
    assurance: 'declared' | 'seen_at_window'
    claimed: boolean
  }
  againHref: string
  /** Herself, then the organisations that she may act for: links, so that every form of the page goes by the same choice. */
  applicants: readonly TabLink[]
  chosen: string
  /** Address of this page, for the search. */
  here: string
  search: string
  items: readonly { itemId: string; name: string; department: string }[]
  /** The personal list that she brought: the item, and where the page is without it. */
  list?:
    | { code: string; itemId: string; itemName: string; situation: string | undefined; leaveHref: string }
    | undefined
  begin: FormTarget
  beginErrors: readonly FieldError[]
  organization: {
    target: FormTarget
    values: { creditCode: string; name: string; scope: string }
    errors: readonly FieldError[]
  }
  activation: FormTarget
  /** A fresh code, shown once. */
  code?: { code: string; until: string } | undefined
  /** She has this item open already: beginning another one has to be meant. */
  again?: { itemId: string; itemName: string; alike: readonly AlikeLine[] } | undefined
}

/** She is known: for whom, and what for? */
export function WindowPerson({ model, frame }: { model: WindowPersonModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>{t('workbench.window.title')}</h1>
        </div>
        <div className="window-columns">
          <div className="stack">
            <ItemsCard model={model} />
          </div>
          <div className="stack">
            <PersonCard model={model} />
            <OrganizationCard {...model.organization} />
          </div>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function PersonCard({ model: { person, againHref, activation, code } }: { model: WindowPersonModel }) {
  const t = useText()
  return (
    <Card title={t('workbench.window.person')} action={<a href={againHref}>{t('workbench.window.again')}</a>}>
      <dl className="case-facts">
        <div>
          <dt>{t('workbench.window.name')}</dt>
          <dd>{person.name}</dd>
        </div>
        <div>
          <dt>{t('workbench.window.citizenId')}</dt>
          <dd>{person.citizenId}</dd>
        </div>
        {person.phone && (
          <div>
            <dt>{t('workbench.window.phone')}</dt>
            <dd>{person.phone}</dd>
          </div>
        )}
      </dl>
      <p className="small">
        {t(`workbench.window.assurance.${person.assurance}`)}
        {!person.claimed && ` · ${t('workbench.window.unclaimed')}`}
      </p>
      {code ? (
        <Notice title={`${t('workbench.window.activationCode')} ${code.code}`} tone="ok" live>
          <p>
            {t('workbench.window.activationLead')} {t('workbench.window.activationUntil', { day: code.until })}
          </p>
        </Notice>
      ) : (
        <Form target={activation}>
          <Button look="link" icon="key-round">
            {t('workbench.window.activation')}
          </Button>
        </Form>
      )}
    </Card>
  )
}

function OrganizationCard({ target, values, errors }: WindowPersonModel['organization']) {
  const t = useText()
  const scopes = (['legal_representative', 'agent'] as const).map((scope) => ({
    value: scope,
    label: t(`workbench.window.${scope}`),
  }))
  return (
    <section className="card">
      <Details summary={t('workbench.window.addOrganization')} open={errors.length > 0 || undefined}>
        <Form target={target} errors={errors}>
          <Field
            type="text"
            name="creditCode"
            width="medium"
            label={t('workbench.window.creditCode')}
            hint={t('workbench.window.creditCodeHint')}
            value={values.creditCode}
            error={errorOf(errors, 'creditCode')}
            autoComplete="off"
            maxLength={18}
          />
          <Field
            type="text"
            name="name"
            label={t('workbench.window.organizationName')}
            value={values.name}
            error={errorOf(errors, 'name')}
            autoComplete="off"
            maxLength={120}
          />
          <Field
            type="radios"
            name="scope"
            label={t('workbench.window.scope')}
            options={scopes}
            value={values.scope}
            error={errorOf(errors, 'scope')}
          />
          <Field type="checkbox" name="seen" label={t('workbench.window.seen')} error={errorOf(errors, 'seen')} />
          <ButtonRow>
            <Button look="quiet">{t('workbench.window.addSubmit')}</Button>
          </ButtonRow>
        </Form>
      </Details>
    </section>
  )
}

function BeginAgain({
  model: { begin, chosen },
  again: { itemId, itemName, alike },
}: {
  model: WindowPersonModel
  again: NonNullable<WindowPersonModel['again']>
}) {
  const t = useText()
  return (
    <Form target={begin} hidden={{ for: chosen, itemId, again: 'yes' }}>
      <AlikeNotice alike={alike} />
      <ButtonRow>
        <Button>{t('workbench.window.beginAgain', { name: itemName })}</Button>
      </ButtonRow>
    </Form>
  )
}

function BeginWithList({
  model: { begin, chosen },
  list: { itemId, itemName, situation, leaveHref },
}: {
  model: WindowPersonModel
  list: NonNullable<WindowPersonModel['list']>
}) {
  const t = useText()
  return (
    <Notice title={t('situation.window.carried')}>
      <p>
        <b>
          <Published>{itemName}</Published>
        </b>
        {situation && (
          <>
            {' · '}
            <Published>{situation}</Published>
          </>
        )}
      </p>
      <Form target={begin} hidden={{ for: chosen, itemId }}>
        <ButtonRow>
          <Button>{t('situation.window.begin')}</Button>
          <a href={leaveHref}>{t('situation.window.leave')}</a>
        </ButtonRow>
      </Form>
    </Notice>
  )
}

/** The search is a question of its own and keeps who was chosen; beginning is an act for each item. */
function ItemsCard({ model }: { model: WindowPersonModel }) {
  const t = useText()
  return (
    <Card title={t('workbench.window.forWhom')}>
      <Tabs label={t('workbench.window.forWhom')} tabs={model.applicants} />
      {model.again && <BeginAgain model={model} again={model.again} />}
      {model.list && !model.again && <BeginWithList model={model} list={model.list} />}
      <search>
        <form method="get" action={model.here} className="item-search">
          <input type="hidden" name="for" value={model.chosen} />
          {model.list && <input type="hidden" name="list" value={model.list.code} />}
          <div className="item-search-line">
            <Field
              type="search"
              name="q"
              label={t('workbench.window.itemSearch')}
              value={model.search}
              autoComplete="off"
              maxLength={60}
            />
            <Button look="quiet" icon="search">
              {t('workbench.window.itemFind')}
            </Button>
          </div>
        </form>
      </search>
      <Form target={model.begin} errors={model.beginErrors} hidden={{ for: model.chosen }}>
        {model.items.length === 0 ? (
          <EmptyState title={t('workbench.window.itemNone')} icon="search" />
        ) : (
          <ul className="desk-lines">
            {model.items.map((item) => (
              <li key={item.itemId}>
                <div>
                  <b>
                    <Published>{item.name}</Published>
                  </b>
                  <div className="small">
                    <Published>{item.department}</Published>
                  </div>
                </div>
                <Button
                  name="itemId"
                  value={item.itemId}
                  look="quiet"
                  label={t('workbench.window.beginWhat', { name: item.name })}
                >
                  {t('workbench.window.begin')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Form>
    </Card>
  )
}
