export interface Piece {
  /** From 1, as `substring` counts. */
  readonly start: number
  readonly length: number
}

/** Many byte strings as one parameter: the server cuts them apart, and nobody writes or reads them as text. */
export function packed(parts: readonly Buffer[]): { readonly bytes: Buffer; readonly pieces: readonly Piece[] } {
  let start = 1
  const pieces = parts.map(({ length }) => {
    const piece = { start, length }
    start += length
    return piece
  })
  return { bytes: Buffer.concat(parts), pieces }
}
