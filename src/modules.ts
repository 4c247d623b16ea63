/**
 * Who may use whom, from the ground up. The dependency check, the order of migrations and ARCHITECTURE.md follow this table.
 * A module may import only the front doors (`index.ts`) of those in its `uses`. Planned modules have their place, and no code.
 */
export interface ModuleEntry {
  readonly name: string
  readonly uses: readonly string[]
  readonly planned?: true
}

// biome-ignore format: one line a module
export const modules: readonly ModuleEntry[] = [
  { name: 'ledger',        uses: [] },
  { name: 'access-log',    uses: [] },
  { name: 'seals',         uses: [] },
  { name: 'organizations', uses: [] },
  { name: 'identity',      uses: ['organizations', 'access-log'] },
  { name: 'notifications', uses: ['identity'] },
  { name: 'catalog',       uses: ['organizations'] },
  { name: 'search',        uses: ['organizations', 'catalog'] },
  { name: 'sites',         uses: ['organizations'] },
  { name: 'payments',      uses: ['catalog'],                  planned: true },
  { name: 'exchange',      uses: ['catalog', 'identity'],      planned: true },
  { name: 'credit',        uses: [] },
  { name: 'certificates',  uses: ['seals', 'access-log'] },
  { name: 'materials',     uses: [] },
  { name: 'evaluations',   uses: ['organizations', 'access-log', 'notifications'] },
  { name: 'cases',         uses: ['ledger', 'access-log', 'seals', 'organizations', 'identity', 'notifications', 'catalog', 'credit', 'certificates', 'materials'] },
  { name: 'bundles',       uses: ['cases', 'catalog'],         planned: true },
  { name: 'inquiries',     uses: ['cases'],                    planned: true },
  { name: 'trading',       uses: ['cases'],                    planned: true },
  { name: 'projects',      uses: ['bundles', 'cases'],         planned: true },
  { name: 'hall',          uses: ['cases'],                    planned: true },
  { name: 'reform',        uses: ['catalog', 'cases'],         planned: true },
  { name: 'supervision',   uses: ['access-log', 'seals', 'organizations', 'identity', 'notifications', 'catalog', 'materials', 'cases', 'evaluations'] },
  { name: 'statistics',    uses: ['organizations', 'catalog', 'cases', 'evaluations', 'supervision'] },
  { name: 'reports',       uses: ['seals', 'organizations', 'catalog', 'cases', 'evaluations', 'supervision'] },
]

/** PostgreSQL schema of a module. */
export function schemaOf(moduleName: string): string {
  return moduleName.replaceAll('-', '_')
}
