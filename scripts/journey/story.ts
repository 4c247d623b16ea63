import type { ChildProcess } from 'node:child_process'
import type { StoryClock } from './story-clock.ts'

/** The server by the clock of a story; started again, it goes on at the moment at which the story has arrived. */
export function storyEntry(clock: StoryClock): () => readonly string[] {
  return () => ['scripts/journey/story-server.ts', clock.now().toISOString()]
}

/** Moves the clock of the story forward, in the server and here. */
export async function moveStory(server: ChildProcess, clock: StoryClock, moment: Date): Promise<void> {
  const moved = new Promise((done) => server.once('message', done))
  server.send(moment.toISOString())
  await moved
  clock.moveTo(moment)
}
