import type { Statement } from '../../../platform/db/statement.ts'
import type { StaffActor } from '../authoring/authoring.ts'
import type { Material } from '../schema/material.ts'
import type { AskingSubject, RecordedReason } from '../store-vocabulary.ts'
import type { VocabularySubject } from './names-of.ts'
import type { EvidenceSupplier, EvidenceType, LinkKind, LinkStatus, SharedElement, VocabularyLink } from './schema.ts'
import type { SuppliedMaterial } from './supplied.ts'

export interface VocabularyPage<Row> {
  readonly rows: readonly Row[]
  /** For the next page; null on the last. */
  readonly next: string | null
}

export interface PageAsked {
  /** 1 to 100; 25 if absent. */
  readonly limit?: number
  /** The `next` of the page before. Throws `cursor_invalid`. */
  readonly after?: string
}

/** What an officer says of a guess: it is right, it is another entry (key or name), it is none. */
export type Verdict =
  | { readonly verdict: 'confirm' }
  | { readonly verdict: 'choose'; readonly entry: string }
  | { readonly verdict: 'none' }

/** 共享词表: data elements and evidence types, what they are linked with, and who supplies them. */
export interface Vocabulary {
  /** In the order of the shipped file. */
  listElements(): readonly SharedElement[]
  getElement(key: string): SharedElement
  listEvidenceTypes(): readonly EvidenceType[]
  getEvidenceType(key: string): EvidenceType
  /** By key, name or another name, as a person types it. */
  findEntry(kind: LinkKind, typed: string): EvidenceType | SharedElement | undefined

  /** The surest guesses first. */
  listLinks(
    asked: PageAsked & { readonly kind?: LinkKind; readonly status: LinkStatus },
  ): Promise<VocabularyPage<VocabularyLink>>
  findLink(kind: LinkKind, name: string): Promise<VocabularyLink | undefined>
  /** Names that lead to an entry, guessed or decided. */
  linksTo(kind: LinkKind, key: string, asked?: PageAsked): Promise<VocabularyPage<VocabularyLink>>
  /** Items and standards that ask for an entry, by what they say themselves or by a name. */
  askingFor(kind: LinkKind, key: string, asked?: PageAsked): Promise<VocabularyPage<AskingSubject>>
  /** Counts at once for every item that uses the name. `expected` is the revision that the officer saw. */
  decide(
    actor: StaffActor,
    given: { readonly kind: LinkKind; readonly name: string; readonly expected: number } & Verdict,
  ): Promise<VocabularyLink>

  /** A live source of an evidence type. Registered again it changes nothing. */
  registerSupplier(supplier: NewSupplier): Promise<readonly EvidenceSupplier[]>
  /** The same for officers, who sign with their post. */
  registerSupplierAs(
    actor: StaffActor,
    supplier: Omit<NewSupplier, 'registeredBy'>,
  ): Promise<readonly EvidenceSupplier[]>
  /** Ends a supplier with a day, today at the earliest. */
  retireSupplierAs(
    actor: StaffActor,
    given: { readonly evidenceType: string; readonly key: string; readonly until: string },
  ): Promise<readonly EvidenceSupplier[]>
  /** The same for a module that stops issuing. */
  retireSupplier(given: { readonly evidenceType: string; readonly key: string; readonly until: string }): Promise<void>
  /** All of one type, those that ended too, newest first. */
  suppliersOf(evidenceType: string): Promise<readonly EvidenceSupplier[]>
  /** The evidence types that a certificate type is. */
  evidenceTypesOfCertificate(certificateType: string): readonly EvidenceType[]

  /** N7: what keeps a definition from being published on this day. */
  suppliedFaults(
    definition: { readonly materials: readonly Material[] | null },
    today: string,
  ): Promise<readonly SuppliedMaterial[]>
  /** Recorded reasons in a region whose last day has passed: the item must be published anew. */
  endedReasons(
    asked: PageAsked & { readonly regionCode: string; readonly today: string },
  ): Promise<VocabularyPage<RecordedReason>>

  /** The statements that record the names of definitions coming into force: they belong into the batch that puts them there. */
  stageNames(subjects: readonly VocabularySubject[]): readonly Statement[]
  /** Guesses again what nobody decided, after a release brought another vocabulary. Returns how many were looked at. */
  guessAgain(): Promise<number>
}

export interface NewSupplier extends Omit<EvidenceSupplier, 'liveSince' | 'liveUntil'> {
  /** Today if absent. */
  readonly liveSince?: string
  readonly liveUntil?: string | null
}
