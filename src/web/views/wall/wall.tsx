import { ColumnChart, Published, useText } from '../../ui/index.ts'

/** How much of what waits is overdue, from none to more than one in twenty; shown by marks, and by shade beside them. */
export type Strain = 0 | 1 | 2 | 3

export interface WallModel {
  region: string
  /** 11月20日（星期五） 14:05 */
  at: string
  /** Addresses of the same for the script: the stream, and what to ask when it broke. */
  eventsHref: string
  figures: readonly { code: string; name: string; text: string; strained: boolean }[]
  cards: readonly { level: string; name: string; count: string }[] | undefined
  hours: readonly { label: string; value: number; text: string }[]
  tiles: readonly { code: string; name: string; text: string; strain: Strain; words: string }[]
  acts: readonly { key: string; time: string; region: string; item: string; word: string }[]
}

/** A large screen, read from five metres. The page and its stream are drawn by this one function. */
export function Wall({ model }: { model: WallModel }) {
  return (
    <main id="main" className="wall" data-events={model.eventsHref} tabIndex={-1}>
      <WallContent model={model} />
    </main>
  )
}

export function WallContent({ model }: { model: WallModel }) {
  const t = useText()
  return (
    <>
      <header className="wall-head">
        <h1>
          <Published>{model.region}</Published> {t('wall.title')}
        </h1>
        <p>{model.at}</p>
      </header>
      <dl className="wall-figures">
        {model.figures.map(({ code, name, text, strained }) => (
          <div key={code} className={strained ? 'strained' : undefined}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <section className="wall-hours">
        <h2>{t('wall.hours')}</h2>
        {model.hours.every(({ value }) => value === 0) && <p>{t('wall.noHours')}</p>}
        <ColumnChart title={t('wall.hoursChart')} bars={model.hours} height={480} />
        <table className="unseen">
          <caption>{t('wall.hours')}</caption>
          <tbody>
            {model.hours.map(({ label, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Tiles tiles={model.tiles} />
      <Cards cards={model.cards} />
      <section className="wall-acts">
        <h2>{t('wall.acts')}</h2>
        {model.acts.length === 0 ? (
          <p>{t('wall.noActs')}</p>
        ) : (
          <ol>
            {model.acts.map(({ key, time, region, item, word }) => (
              <li key={key}>
                <span className="wall-time">{time}</span> <b>{word}</b> <Published>{item}</Published>{' '}
                <span className="wall-place">
                  <Published>{region}</Published>
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  )
}

function Tiles({ tiles }: Pick<WallModel, 'tiles'>) {
  const t = useText()
  const strains = [0, 1, 2, 3] as const
  if (tiles.length === 0) return null
  return (
    <section className="wall-tiles">
      <h2>{t('wall.tiles')}</h2>
      <ul className={tiles.length > 15 ? 'many' : undefined}>
        {tiles.map(({ code, name, text, strain, words }) => (
          <li key={code} className={`strain-${strain}`}>
            <Published>{name}</Published> <b>{text}</b> <Marks strain={strain} words={words} />
          </li>
        ))}
      </ul>
      <p className="wall-legend">
        {strains.map((strain) => (
          <span key={strain} className={`strain-${strain}`}>
            <Marks strain={strain} words="" /> {t(`wall.strain.${strain}`)}
          </span>
        ))}
      </p>
    </section>
  )
}

function Marks({ strain, words }: { strain: Strain; words: string }) {
  return (
    <span className="wall-marks">
      <span aria-hidden="true">{'▲'.repeat(strain) || '○'}</span>
      {words && <span className="unseen">{words}</span>}
    </span>
  )
}

function Cards({ cards }: Pick<WallModel, 'cards'>) {
  const t = useText()
  if (!cards) return null
  return (
    <section className="wall-cards">
      <h2>{t('wall.cards')}</h2>
      <dl>
        {cards.map(({ level, name, count }) => (
          <div key={level} className={`wall-card-${level}`}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
