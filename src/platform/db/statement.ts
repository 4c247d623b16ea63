/**
 * One parameterised SQL statement. `name` is unique in the product and stable: PostgreSQL parses and plans the text once per
 * connection under it. Stores are the only place where statements are written.
 */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  /** Present where many of this name may become one. */
  readonly joining?: Joining
}

interface Joining {
  readonly rows: readonly unknown[]
  readonly statementOf: (rows: readonly unknown[]) => Statement
}

/** A statement of some rows, of which `together` makes one with others that `statementOf` made. */
export function joinable<Row>(statementOf: (rows: readonly Row[]) => Statement, rows: readonly Row[]): Statement {
  const joining = { rows, statementOf: statementOf as (rows: readonly unknown[]) => Statement }
  return { ...statementOf(rows), joining }
}

/**
 * Fewer statements that do the same in one transaction: those that may become one are, at the place of the first of them. A reader of news adds a job
 * and a message for each of hundreds of cases, and one by one that took the server more than half of its time.
 */
export function together(statements: readonly Statement[]): Statement[] {
  const groups = Map.groupBy(statements, ({ name, joining }) => (joining ? name : Symbol()))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first?.joining || group.length === 1) return group
    return first.joining.statementOf(group.flatMap(({ joining }) => joining?.rows ?? []))
  })
}

/** What one statement of a batch returned. */
export interface StatementResult {
  readonly rows: readonly Record<string, unknown>[]
  readonly rowCount: number
}
