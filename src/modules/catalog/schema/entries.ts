/** Entries that a repeated section may have at most, whatever the item says. Stands alone so that a browser can have it without zod. */
export const entriesMax = 50
