import type { Platform } from '../../platform/platform.ts'
import type { Seals } from '../seals/index.ts'

/** What the commands of this module work with. */
export interface Tools extends Pick<Platform, 'db' | 'keys' | 'clock' | 'config' | 'files'> {
  readonly seals: Seals
  nextSerial(typeCode: string, district: string): Promise<number>
}
