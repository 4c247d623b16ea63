import { z } from 'zod'
import { dayOf } from '../../../kernel/day.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { StaffActor } from '../authoring/authoring.ts'
import { problem } from '../errors.ts'
import { createVocabularyStore, type DecisionWrite } from '../store-vocabulary.ts'
import { vocabularyWrite } from '../store-vocabulary-write.ts'
import { linkName } from './names.ts'
import { readPage, textPlace } from './page.ts'
import { EvidenceSupplier, type EvidenceType, LinkKind, type SharedElement, type VocabularyLink } from './schema.ts'
import { entriesOf, evidenceTypes, sharedElements, vocabularyHash } from './shared.ts'
import { stageGuessAgain, stageNames } from './stage.ts'
import { suppliedMaterials } from './supplied.ts'
import type { Verdict, Vocabulary } from './vocabulary.ts'

/** The shared vocabularies with their links and suppliers. */
export function createVocabulary({ db, clock }: Pick<Platform, 'db' | 'clock'>): Vocabulary {
  const store = createVocabularyStore(db)

  const getEvidenceType = (key: string) => evidenceTypes.get(key) ?? missing('evidence_type_not_found')
  const suppliersOf: Vocabulary['suppliersOf'] = async (evidenceType) =>
    store.suppliers([getEvidenceType(evidenceType).key])

  const registerSupplier: Vocabulary['registerSupplier'] = async (given) => {
    const now = clock.now()
    const evidenceType = getEvidenceType(given.evidenceType).key
    const liveSince = given.liveSince ?? dayOf(now)
    const supplier = EvidenceSupplier.parse({ ...given, evidenceType, liveSince, liveUntil: given.liveUntil ?? null })
    await store.write([vocabularyWrite.registerSupplier(supplier, now)])
    return suppliersOf(evidenceType)
  }
  const retireSupplier: Vocabulary['retireSupplier'] = async ({ evidenceType, key, until }) => {
    getEvidenceType(evidenceType)
    if (until < dayOf(clock.now())) throw problem('supplier_day_past')
    const [ended] = await store.write([vocabularyWrite.retireSupplier(evidenceType, key, until)])
    if (ended?.rowCount !== 1) throw problem('supplier_not_found')
  }

  return {
    listElements: () => [...sharedElements.values()],
    getElement: (key) => sharedElements.get(key) ?? missing('data_element_not_found'),
    listEvidenceTypes: () => [...evidenceTypes.values()],
    getEvidenceType,
    findEntry,
    listLinks: (asked) =>
      readPage(asked, linkPlace, (after, limit) =>
        store.listLinks({ kind: asked.kind, status: asked.status }, after, limit),
      ),
    findLink: async (kind, name) => (await store.link(kind, linkName(name)))[0],
    linksTo: (kind, key, asked = {}) =>
      readPage(asked, { schema: textPlace, of: ({ name }: VocabularyLink) => name }, (after, limit) =>
        store.linksTo(kind, key, after, limit),
      ),
    askingFor: (kind, key, asked = {}) =>
      readPage(asked, { schema: z.uuid(), of: ({ subjectId }) => subjectId }, (after, limit) =>
        store.asking(kind, key, after, limit),
      ),
    async decide(actor, given) {
      assertDuty(actor)
      const [link] = await store.link(given.kind, given.name)
      if (!link) throw problem('vocabulary_link_not_found')
      const decision = { ...decisionOf(link, given), expected: given.expected, decidedBy: actor.staffId }
      const [written] = await store.write([vocabularyWrite.decide({ ...decision, decidedAt: clock.now() })])
      if (written?.rowCount !== 1) throw problem('vocabulary_link_changed')
      return (await store.link(link.kind, link.name))[0]!
    },
    registerSupplier,
    registerSupplierAs: async (actor, supplier) => {
      assertDuty(actor)
      return registerSupplier({ ...supplier, registeredBy: `post ${actor.postId}` })
    },
    retireSupplier,
    retireSupplierAs: async (actor, given) => {
      assertDuty(actor)
      await retireSupplier(given)
      return suppliersOf(given.evidenceType)
    },
    suppliersOf,
    evidenceTypesOfCertificate: (certificateType) =>
      [...evidenceTypes.values()].filter(({ certificateTypes }) => certificateTypes.includes(certificateType)),
    async suppliedFaults(definition, today) {
      const materials = definition.materials ?? []
      if (materials.length === 0) return []
      const links = await store.links('material', [...new Set(materials.map(({ name }) => linkName(name)))])
      const keys = [...materials.map(({ evidenceType }) => evidenceType), ...links.map(({ key }) => key)]
      const asked = [...new Set(keys.filter((key) => key !== null))]
      return suppliedMaterials(definition, links, await store.suppliers(asked), today)
    },
    endedReasons: (asked) =>
      readPage(asked, reasonPlace, (after, limit) => store.endedReasons(asked.regionCode, asked.today, after, limit)),
    stageNames,
    async guessAgain() {
      let looked = 0
      for (;;) {
        const stale = await store.staleLinks(vocabularyHash, guessedAtOnce)
        if (stale.length === 0) return looked
        await store.write([stageGuessAgain(stale)])
        looked += stale.length
      }
    },
  }
}

const guessedAtOnce = 500

const linkPlace = {
  schema: z.strictObject({ confidence: z.int(), uses: z.int(), name: z.string().max(200), kind: LinkKind }),
  of: ({ confidence, uses, name, kind }: VocabularyLink) => ({ confidence, uses, name, kind }),
}
const reasonPlace = {
  schema: z.strictObject({ until: z.iso.date(), subjectId: z.uuid(), materialId: z.string().max(40) }),
  of: ({ until, subjectId, materialId }: { until: string; subjectId: string; materialId: string }) => ({
    until,
    subjectId,
    materialId,
  }),
}

function findEntry(kind: LinkKind, typed: string): EvidenceType | SharedElement | undefined {
  const entries = entriesOf(kind)
  const key = typed.trim()
  const wanted = linkName(typed)
  const called = (of: (entry: EvidenceType | SharedElement) => readonly string[]) =>
    [...entries.values()].find((entry) => of(entry).some((name) => linkName(name) === wanted))
  return entries.get(key) ?? called(({ name }) => [name.zh, name.en]) ?? called(({ aliases }) => aliases)
}

function decisionOf(link: VocabularyLink, given: Verdict): Pick<DecisionWrite, 'kind' | 'name' | 'status' | 'key'> {
  const { kind, name, guessedKey } = link
  switch (given.verdict) {
    case 'none':
      return { kind, name, status: 'rejected', key: null }
    case 'confirm':
      if (guessedKey === null) throw problem('vocabulary_nothing_to_confirm')
      return { kind, name, status: 'confirmed', key: guessedKey }
    case 'choose': {
      const entry = findEntry(kind, given.entry)
      if (!entry) throw problem('vocabulary_entry_unknown', { given: given.entry.slice(0, 60) })
      return { kind, name, status: entry.key === guessedKey ? 'confirmed' : 'corrected', key: entry.key }
    }
  }
}

function assertDuty(actor: StaffActor): void {
  if (!actor.duties.includes('catalogue')) throw problem('not_catalogue_duty')
}

function missing(code: 'evidence_type_not_found' | 'data_element_not_found'): never {
  throw problem(code)
}
