/**
 * A list of slots that is filled and emptied with every question and keeps its room: arrays that grow anew made most of what a question left
 * to be collected, 3 MB each.
 */
export class SlotList {
  #slots = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(slot: number): void {
    if (this.#length === this.#slots.length) {
      const larger = new Uint32Array(this.#slots.length * 2)
      larger.set(this.#slots)
      this.#slots = larger
    }
    this.#slots[this.#length] = slot
    this.#length += 1
  }

  /** A view: it is right until something is put in or the list is emptied. */
  values(): Uint32Array {
    return this.#slots.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }
}
