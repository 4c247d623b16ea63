import type { Platform } from '../../../platform/platform.ts'
import type { Organizations } from '../../organizations/index.ts'
import type { ItemDefinition, ItemVersion } from '../schema.ts'
import type { CatalogStore } from '../store.ts'
import type { OfficeStore } from '../store-office.ts'
import type { ProposalStore } from '../store-proposals.ts'
import type { StandardStore } from '../store-standards.ts'
import type { Versions } from '../versions.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { ProposalFault } from './authoring.ts'

/** What the rooms of authoring work with. */
export interface AuthoringContext {
  readonly platform: Pick<Platform, 'db' | 'clock' | 'timers' | 'log'>
  readonly organizations: Pick<
    Organizations,
    'findRegion' | 'regionPath' | 'departmentsOf' | 'findDepartment' | 'postsOf'
  >
  readonly items: CatalogStore
  readonly standards: StandardStore
  readonly proposals: ProposalStore
  readonly office: OfficeStore
  readonly versions: Versions
  readonly themeNames: Readonly<Record<string, string>>
  findCurrentVersion(itemId: string): Promise<ItemVersion | undefined>
  /** Faults of other rooms of the catalogue: supplied evidence (N7), gaps of discretion tables. Pointers begin at the definition. */
  otherFaults(definition: ItemDefinition, today: string): Promise<readonly ProposalFault[]>
  /** Records the names of materials and fields in the batch that brings them into force. */
  readonly stageNames: Vocabulary['stageNames']
  /** After something came into force: what is remembered is stale. */
  forget(): void
}
