import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

export interface RuleSetPlace {
  readonly regionPrefix: string
  readonly version: number
  readonly inForceFrom: Date
  readonly publishedBy: string
  readonly publishedAt: Date
}

const columns = `region_prefix as "regionPrefix", version, in_force_from as "inForceFrom", published_by as "publishedBy",
  published_at as "publishedAt"`

/** Every edition that there ever was, without its rules: some dozens. */
export async function ruleSetPlaces(db: Database): Promise<RuleSetPlace[]> {
  return db.lookUp<RuleSetPlace & Record<string, unknown>>({
    name: 'supervision.rule_set.places',
    text: `select ${columns} from supervision.rule_set order by region_prefix, version`,
    values: [],
  })
}

export async function findRules(
  db: Database,
  { regionPrefix, version }: Pick<RuleSetPlace, 'regionPrefix' | 'version'>,
): Promise<unknown> {
  const [row] = await db.query({
    name: 'supervision.rule_set.rules',
    text: 'select rules from supervision.rule_set where region_prefix = $1 and version = $2',
    values: [regionPrefix, version],
  })
  return row?.rules
}

export function insertRuleSet(place: RuleSetPlace, rules: unknown): Statement {
  return {
    name: 'supervision.rule_set.insert',
    text: `insert into supervision.rule_set (region_prefix, version, in_force_from, published_by, published_at, rules)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      place.regionPrefix,
      place.version,
      place.inForceFrom,
      place.publishedBy,
      place.publishedAt,
      JSON.stringify(rules),
    ],
  }
}
