import type { Block, SiteSettings } from '../../../modules/sites/index.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  type Crumb,
  errorOf,
  Field,
  type FieldError,
  FieldSet,
  Form,
  type FormTarget,
  Notice,
  Published,
  Table,
  Tag,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface SitePageModel {
  region: string
  /** The site itself. */
  siteHref: string
  historyHref: string
  announceHref: string
  /** What was just done. */
  done: string | undefined
  target: FormTarget
  previewAction: string
  expected: string
  settings: SiteSettings
  /** What holds where nothing is set, in words. */
  above: {
    name: string
    welcome: string
    hotline: string
    elder: string
    blocks: readonly (readonly [Block, string])[]
  }
  errors: readonly FieldError[]
  announcements: readonly {
    title: string
    href: string
    days: string
    state: 'later' | 'now' | 'over'
    pinned: boolean
  }[]
  moreHref: string | undefined
  /** Sites of towns and villages that this officer keeps too. */
  below: readonly Crumb[]
}

/** A region's own site as its officer keeps it. */
export function SitePage({ model, frame }: { model: SitePageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('catalogueSite.title')}{' '}
            <span className="small">
              <Published>{model.region}</Published>
            </span>
          </h1>
          <div className="work-head-acts">
            <a href={model.siteHref}>{t('catalogueSite.open')}</a>
            <a href={model.historyHref}>{t('catalogueSite.history.title')}</a>
          </div>
        </div>
        <div className="stack site-stack">
          {model.done && <Notice title={model.done} tone="ok" live />}
          <Announcements model={model} />
          <Settings model={model} />
          {model.below.length > 0 && <Below below={model.below} />}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

const stateTones = { later: 'blue', now: 'ok', over: 'grey' } as const

function Announcements({ model }: { model: SitePageModel }) {
  const t = useText()
  return (
    <Card
      id="announcements"
      title={t('portal.announcements.title')}
      action={
        <ButtonLink href={model.announceHref} look="quiet" icon="plus">
          {t('catalogueSite.announcement.new')}
        </ButtonLink>
      }
    >
      {model.announcements.length === 0 ? (
        <p>{t('portal.announcements.none')}</p>
      ) : (
        <Table
          caption={t('portal.announcements.title')}
          captionHidden
          rows={model.announcements}
          rowKey={({ href }) => href}
          columns={[
            {
              head: t('catalogueSite.announcement.title'),
              names: true,
              cell: ({ title, href, pinned }) => (
                <>
                  <a href={href}>
                    <Published>{title}</Published>
                  </a>{' '}
                  {pinned && <Tag tone="red">{t('portal.announcements.pinned')}</Tag>}
                </>
              ),
            },
            { head: t('catalogueSite.days'), cell: ({ days }) => days },
            {
              head: t('catalogueSite.state'),
              cell: ({ state }) => <Tag tone={stateTones[state]}>{t(`catalogueSite.states.${state}`)}</Tag>,
            },
          ]}
        />
      )}
      {model.moreHref && (
        <p>
          <a href={model.moreHref}>{t('catalogueSite.earlier')}</a>
        </p>
      )}
    </Card>
  )
}

function Settings({ model }: { model: SitePageModel }) {
  const t = useText()
  const { settings, above, errors } = model
  return (
    <Card id="settings" title={t('catalogueSite.settings')}>
      <p className="hint">{t('catalogueSite.lead')}</p>
      <Form target={model.target} errors={errors} hidden={{ expected: model.expected }} warnUnsaved>
        {(['name', 'welcome', 'hotline'] as const).map((name) => (
          <Field
            key={name}
            type={name === 'hotline' ? 'tel' : 'text'}
            name={name}
            label={t(`catalogueSite.fields.${name}`)}
            hint={above[name]}
            value={settings[name] ?? ''}
            error={errorOf(errors, name)}
            autoComplete="off"
            optional
          />
        ))}
        <Choice
          name="elder"
          label={t('catalogueSite.fields.elder')}
          above={above.elder}
          value={settings.elder}
          words={[t('common.field.yes'), t('common.field.no')]}
        />
        <FieldSet legend={t('catalogueSite.home')} hint={t('catalogueSite.homeHint')}>
          {above.blocks.map(([block, words]) => (
            <Choice
              key={block}
              name={`block-${block}`}
              label={t(`catalogueSite.blocks.${block}`)}
              above={words}
              value={settings.blocks[block] ?? null}
              words={[t('catalogueSite.shown'), t('catalogueSite.hidden')]}
            />
          ))}
        </FieldSet>
        <ButtonRow>
          <Button>{t('catalogueSite.save')}</Button>
          <Button look="quiet" icon="eye" formAction={model.previewAction} newWindow>
            {t('catalogueSite.preview.show')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  )
}

/** As above, yes or no, in one line. */
function Choice(props: {
  name: string
  label: string
  above: string
  value: boolean | null
  words: readonly [string, string]
}) {
  const [yes, no] = props.words
  return (
    <div className="one-line">
      <Field
        type="radios"
        name={props.name}
        label={props.label}
        value={props.value === null ? '' : props.value ? '1' : '0'}
        options={[
          { value: '', label: props.above },
          { value: '1', label: yes },
          { value: '0', label: no },
        ]}
      />
    </div>
  )
}

function Below({ below }: { below: readonly Crumb[] }) {
  const t = useText()
  return (
    <Card id="below" title={t('catalogueSite.below')}>
      <ul className="chips">
        {below.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>
              <Published>{label}</Published>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
