import type { FormField, ItemDefinition } from '../../../modules/catalog/index.ts'
import type { TextKey } from '../../texts/index.ts'
import { ButtonLink, type FormTarget, Icon, Published, Tag, useText } from '../../ui/index.ts'

export interface MemberListModel {
  href: string
  definition: ItemDefinition
  revision: number
  /** Where the buttons lead; left out for whoever may only read. */
  acts: FormTarget | undefined
  /** Pointers at which something is wrong or worth knowing. */
  faulty: ReadonlySet<string>
}

/** 材料, in the order in which the applicant reads them. */
export function MaterialList({ model }: { model: MemberListModel }) {
  const t = useText()
  const materials = model.definition.materials ?? []
  return (
    <MemberForm model={model}>
      <ol className="members">
        {materials.map((material, at) => (
          <li key={material.id} id={memberId(material.id)} className="work-card member">
            <div className="member-words">
              <Name
                model={model}
                href={`${model.href}/materials/${material.id}`}
                name={material.shortName ?? material.name}
              />
              <span className="tags">
                <Tag tone={material.necessity === 'required' ? 'blue' : 'grey'}>
                  {material.requiredWhen
                    ? t('catalogueEditor.members.conditional')
                    : t(`vocabulary.necessity.${material.necessity}`)}
                </Tag>
                {material.madeFromAnswers && <Tag tone="ok">{t('catalogueEditor.members.made')}</Tag>}
                {material.promise && <Tag tone="ok">{t('catalogueEditor.members.promise')}</Tag>}
                {material.evidenceType && <Tag tone="grey">{material.evidenceType}</Tag>}
                <Trouble model={model} pointer={`/materials/${at}`} />
              </span>
              {material.requiredWhen && (
                <p className="small">
                  <Published>{material.requiredWhen.text}</Published>
                </p>
              )}
            </div>
            <MemberActs
              model={model}
              path={material.id}
              name={material.shortName ?? material.name}
              at={at}
              count={materials.length}
            />
          </li>
        ))}
      </ol>
      {materials.length === 0 && <p>{t('catalogueEditor.members.noMaterials')}</p>}
      <Add model={model} href={`${model.href}/materials/new`} words="catalogueEditor.members.material.add" />
    </MemberForm>
  )
}

/** 表单, section by section, as a table of contents. */
export function FormOutline({ model }: { model: MemberListModel }) {
  const t = useText()
  const sections = model.definition.form?.sections ?? []
  return (
    <MemberForm model={model}>
      {sections.length === 0 && <p>{t('catalogueEditor.members.noForm')}</p>}
      {sections.map((section, at) => (
        <section
          className="work-card outline"
          key={section.id}
          id={memberId(section.id)}
          aria-labelledby={`section-${section.id}`}
        >
          <div className="outline-head">
            <h3 id={`section-${section.id}`}>
              <Name model={model} href={`${model.href}/form/${section.id}`} name={section.title} />
            </h3>
            <span className="tags">
              {section.situation && <Tag tone="blue">{t('catalogueEditor.parts.situations')}</Tag>}
              {section.showWhen && <Tag tone="grey">{t('catalogueEditor.members.conditional')}</Tag>}
              <Trouble model={model} pointer={`/form/sections/${at}`} own />
            </span>
            <MemberActs model={model} path={section.id} name={section.title} at={at} count={sections.length} />
          </div>
          <ol className="members">
            {section.fields.map((field, fieldAt) => (
              <li key={field.id} id={memberId(`${section.id}/${field.id}`)} className="member">
                <div className="member-words">
                  <Name model={model} href={`${model.href}/form/${section.id}/${field.id}`} name={field.label} />
                  <QuestionTags field={field} />
                  <Trouble model={model} pointer={`/form/sections/${at}/fields/${fieldAt}`} />
                </div>
                <MemberActs
                  model={model}
                  path={`${section.id}/${field.id}`}
                  name={field.label}
                  at={fieldAt}
                  count={section.fields.length}
                  keepsLast
                />
              </li>
            ))}
          </ol>
          <Add
            model={model}
            href={`${model.href}/form/${section.id}/new`}
            words="catalogueEditor.members.question.add"
          />
        </section>
      ))}
      <Add model={model} href={`${model.href}/form/new`} words="catalogueEditor.members.section.add" />
    </MemberForm>
  )
}

function QuestionTags({ field }: { field: FormField }) {
  const t = useText()
  return (
    <span className="tags">
      <Tag tone="grey">{t(`catalogueEditor.choices.element.${field.element}`)}</Tag>
      {!field.required && <span className="small">{t('common.field.optional')}</span>}
      {field.showWhen && <Tag tone="grey">{t('catalogueEditor.members.conditional')}</Tag>}
      {field.prefill && <Tag tone="ok">{t('catalogueEditor.members.prefilled')}</Tag>}
    </span>
  )
}

/** 裁量基准. */
export function DiscretionList({ model }: { model: MemberListModel }) {
  const t = useText()
  const tables = model.definition.discretion
  return (
    <MemberForm model={model}>
      <ol className="members">
        {tables.map((table, at) => (
          <li key={table.id} id={memberId(table.id)} className="work-card member">
            <div className="member-words">
              <Name model={model} href={`${model.href}/discretion/${table.id}`} name={table.title} />
              <Trouble model={model} pointer={`/discretion/${at}`} />
              <p className="small">
                {t('catalogueEditor.discretion.about', {
                  facts: table.facts.map(({ label }) => label).join('、'),
                  count: table.rows.length,
                })}
              </p>
              <a href={`${model.href}/discretion/${table.id}/rows`}>{t('catalogueEditor.discretion.rows')}</a>
            </div>
            <MemberActs model={model} path={table.id} name={table.title} at={at} count={tables.length} />
          </li>
        ))}
      </ol>
      {tables.length === 0 && <p>{t('catalogueEditor.members.noTables')}</p>}
      <Add model={model} href={`${model.href}/discretion/new`} words="catalogueEditor.members.table.add" />
    </MemberForm>
  )
}

/** Where the page opens again after a member was moved. */
const memberId = (path: string) => `member-${path.replace('/', '-')}`

function MemberForm({ model, children }: { model: MemberListModel; children: React.ReactNode }) {
  if (!model.acts) return <div className="member-list">{children}</div>
  return (
    <form method="post" action={model.acts.action} className="member-list">
      <input type="hidden" name="_csrf" value={model.acts.csrf} />
      <input type="hidden" name="_revision" value={model.revision} />
      {children}
    </form>
  )
}

function Name({ model, href, name }: { model: MemberListModel; href: string; name: string }) {
  const words = <Published>{name}</Published>
  return <span className="member-name">{model.acts ? <a href={href}>{words}</a> : words}</span>
}

function Trouble({ model, pointer, own }: { model: MemberListModel; pointer: string; own?: boolean }) {
  const t = useText()
  const inside = [...model.faulty].some((place) => {
    const bare = place.replace(/^(\/standard)?\/definition(?=\/)/, '')
    return bare === pointer || (bare.startsWith(`${pointer}/`) && !(own && bare.startsWith(`${pointer}/fields`)))
  })
  if (!inside) return null
  return (
    <Tag tone="red" icon="circle-alert">
      {t('catalogueEditor.members.trouble')}
    </Tag>
  )
}

function MemberActs({
  model,
  path,
  name,
  at,
  count,
  keepsLast,
}: {
  model: MemberListModel
  path: string
  name: string
  at: number
  count: number
  keepsLast?: boolean
}) {
  const t = useText()
  const { acts } = model
  if (!acts) return null
  const what = name
  const button = (kind: 'up' | 'down' | 'remove', icon: 'arrow-up' | 'arrow-down' | 'trash-2', off: boolean) => (
    <button
      type="submit"
      name="_do"
      value={`${kind}:${path}`}
      formAction={`${acts.action}#${memberId(path)}`}
      className="row-act"
      disabled={off}
      aria-label={t(`catalogueEditor.rows.${kind}`, { what })}
      title={t(`catalogueEditor.rows.${kind}`, { what })}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <div className="row-acts">
      {button('up', 'arrow-up', at === 0)}
      {button('down', 'arrow-down', at === count - 1)}
      {button('remove', 'trash-2', keepsLast === true && count === 1)}
    </div>
  )
}

function Add({ model, href, words }: { model: MemberListModel; href: string; words: TextKey }) {
  const t = useText()
  if (!model.acts) return null
  return (
    <p>
      <ButtonLink href={href} look="quiet" icon="plus">
        {t(words)}
      </ButtonLink>
    </p>
  )
}
