import { main } from '../../src/main.ts'
import { StoryClock } from './story-clock.ts'

/** The server as it is, by the clock of the story: it begins at the moment that is named, and the player moves it. */
const [begin = ''] = process.argv.slice(2)
const clock = new StoryClock(new Date(begin))

process.on('message', (moment: string) => {
  clock.moveTo(new Date(moment))
  process.send?.(moment)
})

await main(clock)
