import { daysMax, wordsMax } from '../../../modules/supervision/index.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  type Option,
  Paging,
  type PagingModel,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { FilterSelect } from './card-list.tsx'
import { OrderTable, type ShownOrderLine } from './order-table.tsx'

export interface OrderListModel {
  region: string
  state: string
  lines: readonly ShownOrderLine[]
  paging: PagingModel
  newHref: string
}

const states = ['waiting', 'overdue', 'answered', 'closed'] as const

/** A region's correction orders. */
export function OrderList({ model, frame }: { model: OrderListModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('cards.order.title')} <span className="small">{t('cards.order.lead', { region: model.region })}</span>
          </h1>
          <div className="work-head-acts no-print">
            <ButtonLink href={model.newHref} look="quiet" icon="plus" shortcut="n">
              {t('cards.order.new')}
            </ButtonLink>
          </div>
        </div>
        <search className="no-print">
          <form method="get" action="/supervision/orders" className="filters" data-autosubmit="">
            <FilterSelect
              name="state"
              label={t('cards.order.state')}
              value={model.state}
              options={states.map((value) => ({ value, label: t(`cards.show.${value}`) }))}
            />
            <Button look="quiet">{t('cards.list.apply')}</Button>
          </form>
        </search>
        {model.lines.length === 0 ? (
          <div className="card">
            <EmptyState title={t('cards.order.none')}>
              <p>{t('cards.order.noneHelp')}</p>
            </EmptyState>
          </div>
        ) : (
          <div className="card work-list" data-inbox="">
            <OrderTable lines={model.lines} caption={t('cards.order.caption')} />
          </div>
        )}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

export interface NewOrderModel {
  target: FormTarget
  backHref: string
  offices: readonly Option[]
  values: { officeId: string; text: string; days: string }
  errors: readonly FieldError[]
}

/** An order without a card. */
export function NewOrder({ model, frame }: { model: NewOrderModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { values, errors } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          {t('cards.order.back')}
        </a>
        <h1>{t('cards.order.newTitle')}</h1>
        <p className="small">{t('cards.order.newLead')}</p>
        <div className="help-cards">
          <Card>
            <Form target={model.target} errors={errors} warnUnsaved>
              <Field
                type="select"
                name="officeId"
                label={t('cards.order.office')}
                options={model.offices}
                value={values.officeId}
                error={errorOf(errors, 'officeId')}
              />
              <Field
                type="textarea"
                name="text"
                label={t('cards.acts.orderText')}
                value={values.text}
                maxLength={wordsMax}
                error={errorOf(errors, 'text')}
              />
              <Field
                type="number"
                inputMode="numeric"
                name="days"
                label={t('cards.acts.orderDays')}
                suffix={t('cards.acts.days')}
                value={values.days}
                maxLength={String(daysMax).length}
                error={errorOf(errors, 'days')}
              />
              <ButtonRow>
                <Button>{t('cards.acts.order')}</Button>
              </ButtonRow>
            </Form>
          </Card>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
