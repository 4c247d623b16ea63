import type { ReactNode } from 'react'
import type { Fee, Limits, MaterialNeed } from '../../modules/catalog/index.ts'
import { Card, Notice, Published, SummaryList, type SummaryRow, Tag, useText } from '../ui/index.ts'
import { isPresent, NotPublished } from './citizen/guide-parts.tsx'
import { type Limit, useLimitWords } from './citizen/limit-words.ts'

/** One paper of a list: what, how many, what it must be like, and why it is needed here. */
export interface ListedMaterial {
  id: string
  name: string
  need: MaterialNeed
  /** 原件, 纸质, 1 份, … */
  kinds: readonly string[]
  requirement: string | null
  /** Why it is or is not needed here; left out where it is needed by everybody. */
  reason: string | undefined
  deferDays: number | null
}

export interface ListedPlace {
  name: string
  address?: string | undefined
  hours?: string | undefined
  phone?: string | undefined
  counters?: string | null | undefined
  directions?: string | null | undefined
}

export interface ListedStep {
  name: string
  by: string
  /** The limit that ends with this step, and from when it counts. */
  within?: (Limit & { from: 'handing_in' | 'acceptance' | 'decision' | 'step' }) | undefined
}

/** What an item means for one person: everything to bring, to know and to wait for, and nothing that does not concern her. */
export interface PersonalListModel {
  itemName: string
  department: string
  situation: string | undefined
  note: string | null
  refusal: string | null
  /** Null: not published. */
  materials: readonly ListedMaterial[] | null
  asked: readonly { title: string; labels: readonly string[] }[]
  steps: readonly ListedStep[]
  limits: Pick<Limits, 'promised' | 'statutory'>
  places: readonly ListedPlace[]
  fees: readonly Fee[] | null
}

/** The list itself, the same for the person, on paper and at the window. */
export function PersonalList({ list }: { list: PersonalListModel }) {
  return (
    <>
      <Situation list={list} />
      {list.refusal === null && (
        <>
          <Materials materials={list.materials} />
          <StepsCard list={list} />
          <Places places={list.places} />
          <Fees fees={list.fees} />
          <Asked asked={list.asked} />
        </>
      )}
      {list.refusal !== null && list.places.length > 0 && <Places places={list.places} />}
    </>
  )
}

function Situation({ list: { situation, note, refusal } }: { list: PersonalListModel }) {
  const t = useText()
  if (refusal !== null) {
    return (
      <Notice title={t('situation.list.refused')} tone="red">
        {situation && (
          <p>
            <Published>{situation}</Published>
          </p>
        )}
        <p className="published">
          <Published>{refusal}</Published>
        </p>
      </Notice>
    )
  }
  if (!situation && !note) return null
  return (
    <section className="card list-situation" aria-label={t('situation.building.situation')}>
      {situation && (
        <>
          <p className="small">{t('situation.building.situation')}</p>
          <p className="list-situation-name">
            <Published>{situation}</Published>
          </p>
        </>
      )}
      {note && (
        <p className="published">
          <Published>{note}</Published>
        </p>
      )}
    </section>
  )
}

const brought: ReadonlySet<MaterialNeed> = new Set(['required', 'deferrable', 'credit_deferrable', 'conditional'])

function Materials({ materials }: { materials: readonly ListedMaterial[] | null }) {
  const t = useText()
  if (materials === null) {
    return (
      <Card id="list-materials" title={t('situation.list.materials')}>
        <p className="missing">{t('situation.list.notPublished')}</p>
      </Card>
    )
  }
  const needed = materials.filter(({ need }) => brought.has(need))
  const optional = materials.filter(({ need }) => need === 'optional')
  const made = materials.filter(({ need }) => need === 'made_from_answers')
  const notNeeded = materials.filter(({ need }) => need === 'not_needed')
  return (
    <Card id="list-materials" title={t('situation.list.materials')}>
      {needed.length === 0 && <p>{t('situation.list.noMaterials')}</p>}
      <MaterialLines materials={needed} boxes />
      {optional.length > 0 && <h3 className="sub">{t('situation.list.others')}</h3>}
      <MaterialLines materials={optional} boxes />
      {made.length + notNeeded.length > 0 && <h3 className="sub">{t('situation.list.notNeeded')}</h3>}
      <MaterialLines materials={[...made, ...notNeeded]} />
    </Card>
  )
}

/** With a box to tick on paper, where it is to be brought. */
function MaterialLines({ materials, boxes }: { materials: readonly ListedMaterial[]; boxes?: boolean }) {
  const t = useText()
  if (materials.length === 0) return null
  return (
    <ul className={boxes ? 'list-papers boxes' : 'list-papers'}>
      {materials.map((material) => (
        <li key={material.id}>
          <div>
            <b>
              <Published>{material.name}</Published>
            </b>
            {material.kinds.length > 0 && <span className="small"> {material.kinds.join(' · ')}</span>}
          </div>
          {boxes && material.requirement && (
            <p className="small published">
              <Published>{material.requirement}</Published>
            </p>
          )}
          {material.reason && <p className="small">{material.reason}</p>}
          {boxes && material.deferDays !== null && (
            <p className="small">{t('guide.materials.defer', { count: material.deferDays })}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

function StepsCard({ list: { steps, limits } }: { list: PersonalListModel }) {
  const t = useText()
  const limitWords = useLimitWords()
  const withinWords = ({ from, ...limit }: NonNullable<ListedStep['within']>) =>
    limit.days === 0 ? limitWords(limit) : t(`situation.list.within.${from}`, { limit: limitWords(limit) })
  const rows: SummaryRow[] = [
    limits.promised && { label: t('guide.limits.promised'), value: limitWords(limits.promised) },
    limits.statutory && { label: t('guide.limits.statutory'), value: limitWords(limits.statutory) },
  ].filter(isPresent)
  return (
    <Card id="list-steps" title={t('situation.list.steps')}>
      {steps.length > 0 && (
        <ol className="list-steps">
          {steps.map(({ name, by, within }) => (
            <li key={`${name} ${by}`}>
              <b>{name}</b>{' '}
              <span className="small">
                <Published>{by}</Published>
                {within && ` · ${withinWords(within)}`}
              </span>
            </li>
          ))}
        </ol>
      )}
      {rows.length > 0 ? <SummaryList rows={rows} dense /> : <NotPublished />}
    </Card>
  )
}

function Places({ places }: { places: readonly ListedPlace[] }) {
  const t = useText()
  return (
    <Card id="list-places" title={t('situation.list.places')}>
      {places.length === 0 && <NotPublished />}
      <ul className="list-places">
        {places.map((place) => (
          <li key={`${place.name} ${place.address}`}>
            <b>
              <Published>{place.name}</Published>
            </b>
            <PlaceLine words={place.address} />
            <PlaceLine words={[place.counters, place.hours].filter(isPresent).join(' · ')} />
            <PlaceLine words={place.phone && `${t('guide.place.phone')} ${place.phone}`} />
            <PlaceLine words={place.directions} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function PlaceLine({ words }: { words: string | null | undefined }): ReactNode {
  return (
    words && (
      <p className="small">
        <Published>{words}</Published>
      </p>
    )
  )
}

function Fees({ fees }: { fees: readonly Fee[] | null }) {
  const t = useText()
  return (
    <Card id="list-fee" title={t('situation.list.fee')}>
      {fees === null ? (
        <NotPublished />
      ) : fees.length === 0 ? (
        <p>{t('guide.free')}</p>
      ) : (
        <ul className="list-places">
          {fees.map(({ name, standard }) => (
            <li key={name + standard}>
              <Published>{name}</Published> <Tag tone="grey">{standard}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Asked({ asked }: { asked: PersonalListModel['asked'] }) {
  const t = useText()
  if (asked.length === 0) return null
  return (
    <Card id="list-asked" title={t('situation.list.asked')}>
      <p className="small">{t('situation.list.askedLead')}</p>
      <dl className="list-asked">
        {asked.map(({ title, labels }) => (
          <div key={title}>
            <dt>
              <Published>{title}</Published>
            </dt>
            <dd className="small">
              <Published>{labels.join('、')}</Published>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
