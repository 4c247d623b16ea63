/** Numbers that look random and come again with the same seed (mulberry32). */
export class Random {
  #state: number

  constructor(seed: string) {
    this.#state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261)
  }

  /** 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  shuffled<Value>(values: readonly Value[]): Value[] {
    const mixed = [...values]
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.next() * (last + 1))
      ;[mixed[last], mixed[other]] = [mixed[other] as Value, mixed[last] as Value]
    }
    return mixed
  }
}
