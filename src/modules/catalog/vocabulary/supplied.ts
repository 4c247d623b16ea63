import { fillSentence, type Sentence } from '../../../kernel/problem.ts'
import type { Material } from '../schema/material.ts'
import { linkName } from './names.ts'
import type { EvidenceSupplier, VocabularyLink } from './schema.ts'
import texts from './supplied.texts.json' with { type: 'json' }

/** A material that is asked for although a live supplier gives it, and without a reason that still holds. */
export interface SuppliedMaterial {
  /** RFC 6901 pointer into the definition. */
  readonly pointer: string
  readonly materialId: string
  readonly name: string
  readonly evidenceType: string
  /** The supplier's key. */
  readonly supplier: string
  readonly code: keyof typeof texts
  readonly sentence: Sentence
}

type Asking = { readonly materials: readonly Material[] | null }
export type MaterialLink = Pick<VocabularyLink, 'name' | 'key' | 'status'>

/**
 * N7: what asks for what a live source supplies may not be published without a recorded reason and an end date. A guess is no
 * ground to refuse: only what the content says itself or an officer has confirmed counts. That a certificate may stand in its place
 * (`exemptBy`) is no excuse, as the applicant still meets a place to upload it; what the platform writes from the answers is not asked for.
 */
export function suppliedMaterials(
  definition: Asking,
  links: readonly MaterialLink[],
  suppliers: readonly EvidenceSupplier[],
  today: string,
): readonly SuppliedMaterial[] {
  const byName = new Map(links.map((link) => [link.name, link]))
  return (definition.materials ?? []).flatMap((material, at) => {
    if (material.madeFromAnswers) return []
    const evidenceType = evidenceTypeOf(material, byName)
    const supplier = suppliers.find((one) => one.evidenceType === evidenceType && isLive(one, today))
    const { askedDespiteSupply: reason, name } = material
    if (!supplier || (reason && reason.until >= today)) return []
    const code = reason ? 'reason_ended' : 'no_reason'
    const sentence = {
      zh: fillSentence(texts[code], { material: name, supplier: supplier.name.zh, until: reason?.until ?? '' }).zh,
      en: fillSentence(texts[code], { material: name, supplier: supplier.name.en, until: reason?.until ?? '' }).en,
    }
    const found = { pointer: `/materials/${at}`, materialId: material.id, name, supplier: supplier.key }
    return [{ ...found, evidenceType: supplier.evidenceType, code, sentence }]
  })
}

/** What the content says wins; else the link of its name, once an officer has decided. */
export function evidenceTypeOf(
  material: Pick<Material, 'name' | 'evidenceType'>,
  links: ReadonlyMap<string, MaterialLink>,
): string | null {
  if (material.evidenceType !== null) return material.evidenceType
  const link = links.get(linkName(material.name))
  return link && isDecided(link) ? link.key : null
}

/** Both the first and the last day count. */
export function isLive(supplier: Pick<EvidenceSupplier, 'liveSince' | 'liveUntil'>, today: string): boolean {
  return supplier.liveSince <= today && (supplier.liveUntil === null || today <= supplier.liveUntil)
}

function isDecided({ status }: MaterialLink): boolean {
  return status === 'confirmed' || status === 'corrected'
}
