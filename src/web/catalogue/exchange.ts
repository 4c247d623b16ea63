import type { Web } from '../web.ts'
import { exportPages } from './export.tsx'
import { importPages } from './import.tsx'

/** In and out of the catalogue, for its officers. */
export function exchangePages(web: Web): void {
  importPages(web)
  exportPages(web)
}
