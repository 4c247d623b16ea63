import { Published, Tag, useText } from '../../ui/index.ts'
import { type Limit, useLimitWords } from './limit-words.ts'

/** One item in a list of items. */
export interface ItemLine {
  name: string
  href: string
  department: string
  /** 事项类型 as a code of GB/T 39046; left out where the source has none. */
  type?: '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '20' | undefined
  /** One can apply on this site. */
  applyOnline: boolean
  /** Nothing to apply for here: the guide is for reading. */
  readOnly: boolean
  /** 暂停: one can read why, and not apply. */
  suspended?: boolean
  promised?: Limit | undefined
  /** Another region does it. */
  region?: string | undefined
  /** Something that only this list knows, such as how often it was applied for. */
  note?: string | undefined
}

export function ItemLines({ items }: { items: readonly ItemLine[] }) {
  return (
    <ul className="item-lines">
      {items.map((item) => (
        <Line key={item.href} item={item} />
      ))}
    </ul>
  )
}

function Line({ item }: { item: ItemLine }) {
  const t = useText()
  const limitWords = useLimitWords()
  return (
    <li>
      <a className="item-name" href={item.href}>
        <Published>{item.name}</Published>
      </a>
      <p className="small">
        <Published>{item.department}</Published>
        {item.type && ` · ${t(`vocabulary.itemType.${item.type}`)}`}
        {item.promised && ` · ${t('portal.list.promised', { limit: limitWords(item.promised) })}`}
        {item.note && ` · ${item.note}`}
      </p>
      {(item.applyOnline || item.readOnly || item.suspended || item.region) && (
        <p className="tags">
          {item.applyOnline && <Tag tone="ok">{t('portal.list.online')}</Tag>}
          {item.suspended && <Tag tone="warn">{t('portal.list.suspended')}</Tag>}
          {item.region && (
            <Tag icon="map-pin">
              <Published>{t('search.doneBy', { region: item.region })}</Published>
            </Tag>
          )}
          {item.readOnly && <Tag tone="grey">{t('portal.list.readOnly')}</Tag>}
        </p>
      )}
    </li>
  )
}
