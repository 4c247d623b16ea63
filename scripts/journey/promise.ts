/** Something that the product promises and did not do. Its sentence is what the reader of a failed journey sees. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

/** Throws the sentence unless it holds. */
export function promised(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new BrokenPromise(sentence)
}
