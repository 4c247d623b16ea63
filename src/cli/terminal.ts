import { fillSentence, type Language, type Sentence } from '../kernel/problem.ts'

/** The language of the terminal: Chinese where its locale is Chinese. */
export const language: Language = process.env.LANG?.startsWith('zh') ? 'zh' : 'en'

export type Parameters = Readonly<Record<string, string | number>>

export function say(sentence: Sentence, parameters: Parameters = {}): void {
  console.log(fillSentence(sentence, parameters)[language])
}

/** Ends a command with a sentence for the person at the terminal and exit code 1. */
export class Refusal extends Error {
  constructor(sentence: Sentence, parameters: Parameters = {}) {
    super(fillSentence(sentence, parameters)[language])
  }
}

export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exitCode = 1
  }
}
