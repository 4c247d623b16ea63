import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import type { Key } from '../../platform/keys.ts'
import {
  answerKeysOf,
  type Difference,
  type Form,
  type ItemVersion,
  requiredMaterials,
  situationSection,
  takesUpload,
  validateAnswers,
} from '../catalog/index.ts'
import { materialProblem, type Upload } from '../materials/index.ts'
import type { CasesContext } from './context.ts'
import { requireMayPromise } from './effects.ts'
import { caseProblem } from './errors.ts'
import { caseFault } from './faults.ts'
import { stageDraftEnd } from './housekeeping.ts'
import { broughtOver, concerning } from './rules/bringOver.ts'
import { fixedAnswers, prefilled } from './rules/prefill.ts'
import { type ChosenPromises, isSignedBy, withPromises } from './rules/promising.ts'
import type { Answers, Applicant, Delivery, DraftContent } from './schema.ts'
import {
  type DraftRow,
  deleteDraft,
  draftsMax,
  draftsOfPerson,
  draftsOfStaff,
  findDraft,
  insertDraft,
  updateDraft,
} from './store-drafts.ts'

/** A draft, opened for its owner. */
export interface Draft {
  readonly draftId: string
  readonly regionCode: string
  readonly version: ItemVersion
  readonly content: DraftContent
  readonly uploads: readonly Upload[]
  readonly revision: number
  readonly updatedAt: Date
  readonly row: DraftRow
  readonly key: Key
}

export interface StartingDraft {
  readonly actor: Actor
  readonly itemId: string
  readonly applicant: Applicant
  /** The person for whom it is filed: the actor herself, or the one at the window. */
  readonly personId: string
  /** Answers to the situation questions that were given in the guide; what does not fit the questions is left out. */
  readonly fromGuide?: Readonly<Record<string, unknown>>
  /** Begun and sent by one request of a machine: what is left of it when the process dies meanwhile is thrown away. */
  readonly ofOneRequest?: boolean
}

const draftContext = (draftId: string): string => `draft/${draftId}`

export function createDrafts(context: CasesContext) {
  const { db, keys, clock } = context.platform

  async function open(row: DraftRow, uploads: readonly Upload[]): Promise<Draft> {
    const version = await context.catalog.getVersion(row.versionId)
    const key = keys.unwrap(row.wrappedKey)
    const content = keys.open<DraftContent>(key, draftContext(row.draftId), row.sealed)
    const { draftId, regionCode, revision, updatedAt } = row
    return { draftId, regionCode, version, content, uploads, revision, updatedAt, row, key }
  }

  async function get(draftId: string, actor: Actor): Promise<Draft> {
    if (!isUuid(draftId)) throw caseProblem('draft.not_found')
    const [row, uploads] = await Promise.all([findDraft(db, draftId), context.materials.uploadsOf(draftId)])
    if (!row || !ownsDraft(row, actor)) throw caseProblem('draft.not_found')
    return open(row, uploads)
  }

  async function save(draft: Draft, content: DraftContent, version = draft.version): Promise<Draft> {
    const at = clock.now()
    const sealed = keys.seal(draft.key, draftContext(draft.draftId), content)
    if (!(await updateDraft(db, draft.draftId, { sealed, versionId: version.id }, draft.revision, at)))
      throw caseProblem('draft.changed_meanwhile')
    return {
      ...draft,
      version,
      content,
      revision: draft.revision + 1,
      updatedAt: at,
      row: { ...draft.row, sealed, versionId: version.id, revision: draft.revision + 1 },
    }
  }

  return {
    get,

    /** Begins an application. Throws `application.not_here` or `application.for_people`, `application.for_organizations`. */
    async start({ actor, itemId, applicant: named, personId, fromGuide, ofOneRequest }: StartingDraft): Promise<Draft> {
      const version = await context.catalog.findCurrentVersion(itemId)
      if (!version) throw caseProblem('draft.not_found')
      requireApplicable(version, named, actor)
      const applicant = await withLegalRepresentative(context, named, actor)
      const existing =
        actor.kind === 'staff' ? await draftsOfStaff(db, actor.staffId) : await draftsOfPerson(db, personId)
      if (existing.length >= draftsMax) throw caseProblem('draft.too_many', { max: draftsMax })
      const now = clock.now()
      const draftId = uuidV7(now.getTime())
      const { key, wrapped } = keys.newDataKey()
      const empty: DraftContent = {
        applicant,
        answers: version.definition.form ? prefilled(version.definition.form, applicant) : {},
        sectionsDone: [],
        delivery: null,
        handedIn: [],
      }
      const content = fromGuide ? withGuide(version, empty, fromGuide, dayOf(now)) : empty
      const row: DraftRow = {
        draftId,
        personId,
        organizationId: applicant.organization?.id ?? null,
        staffId: actor.kind === 'staff' ? actor.staffId : null,
        postId: actor.kind === 'staff' ? actor.postId : null,
        regionCode: version.definition.regionCode,
        itemId,
        versionId: version.id,
        wrappedKey: wrapped,
        sealed: keys.seal(key, draftContext(draftId), content),
        revision: 1,
        updatedAt: now,
      }
      await db.batch([insertDraft(row), ...(ofOneRequest ? [stageDraftEnd(context.platform, draftId)] : [])])
      return open(row, [])
    },

    /** The drafts that the actor began and did not send, newest first. */
    async list(actor: Actor): Promise<Draft[]> {
      if (actor.kind === 'system') return []
      const rows =
        actor.kind === 'staff' ? await draftsOfStaff(db, actor.staffId) : await draftsOfPerson(db, actor.personId)
      return Promise.all(rows.map(async (row) => open(row, await context.materials.uploadsOf(row.draftId))))
    },

    /** Keeps the answers of one section. Faulty answers are kept as typed and reported: nothing is lost. */
    async answerSection(draftId: string, actor: Actor, sectionId: string, given: Readonly<Record<string, unknown>>) {
      const draft = await get(draftId, actor)
      const form = formOf(draft.version)
      const section = form.sections.find((candidate) => candidate.id === sectionId)
      if (!section) throw caseProblem('draft.not_found')
      const own = new Set(answerKeysOf(section))
      const ownFacts = fixedAnswers(form, draft.content.applicant)
      const others = Object.fromEntries(Object.entries(draft.content.answers).filter(([field]) => !own.has(field)))
      const merged = {
        ...others,
        ...Object.fromEntries(Object.entries(given).filter(([field]) => own.has(field))),
        ...ownFacts,
      }
      const { answers, faults } = validateAnswers(form, merged, { today: dayOf(clock.now()), section: sectionId })
      const sectionsDone = draft.content.sectionsDone.filter((id) => id !== sectionId)
      if (faults.length === 0) sectionsDone.push(sectionId)
      const fresh = (draft.content.fresh ?? []).filter((field) => !own.has(field))
      const content = { ...draft.content, answers: answers as Answers, sectionsDone, fresh }
      const saved = await save(draft, content)
      return { draft: saved, faults }
    },

    /** Puts the answers of the guide in place of those that the draft has; everything else stays. */
    async takeOver(draftId: string, actor: Actor, fromGuide: Readonly<Record<string, unknown>>): Promise<Draft> {
      const draft = await get(draftId, actor)
      return save(draft, withGuide(draft.version, draft.content, fromGuide, dayOf(clock.now())))
    },

    /** The version in force, where it is another one than the draft's, with what of it concerns the applicant. */
    newerVersion: (draft: Draft) => newerVersion(context, draft),

    /** Brings a draft to the version in force. Papers that it does not ask for any more are taken away. */
    async bringOver(draftId: string, actor: Actor): Promise<Draft> {
      const draft = await get(draftId, actor)
      const newer = await newerVersion(context, draft)
      if (!newer) return draft
      requireApplicable(newer.version, draft.content.applicant, actor)
      const { definition } = newer.version
      const content = broughtOver(draft.content, draft.version.definition, definition, dayOf(clock.now()))
      const saved = await save(draft, content, newer.version)
      const asked = new Set((definition.materials ?? []).map(({ id }) => id))
      for (const { uploadId, materialId } of draft.uploads) {
        if (!asked.has(materialId)) await context.materials.remove(draftId, uploadId)
      }
      return { ...saved, uploads: draft.uploads.filter(({ materialId }) => asked.has(materialId)) }
    },

    async chooseDelivery(draftId: string, actor: Actor, delivery: Delivery): Promise<Draft> {
      const draft = await get(draftId, actor)
      if (!draft.version.definition.deliveryWays.includes(delivery.way))
        throw caseProblem('application.incomplete', {}, 'delivery way')
      const address = delivery.address?.trim() ?? ''
      if (delivery.way === 'post' && address.length < 5)
        throw caseProblem('application.incomplete', {}, undefined, [addressMissing])
      return save(draft, {
        ...draft.content,
        delivery: { way: delivery.way, address: delivery.way === 'post' ? address : null },
      })
    },

    /** At the window: which papers the person laid on the counter. */
    async markHandedIn(draftId: string, actor: Actor, materialIds: readonly string[]): Promise<Draft> {
      const draft = await get(draftId, actor)
      if (actor.kind !== 'staff') throw caseProblem('case.duty')
      const known = (draft.version.definition.materials ?? []).map((material) => material.id)
      return save(draft, { ...draft.content, handedIn: materialIds.filter((id) => known.includes(id)) })
    },

    /**
     * 告知承诺: which promises are made or taken back. A new one is signed with the applicant's name; throws `application.incomplete` at
     * `signature` otherwise, and `credit.barred`.
     */
    async promise(draftId: string, actor: Actor, chosen: ChosenPromises): Promise<Draft> {
      const draft = await get(draftId, actor)
      const { content, more } = withPromises(draft.version.definition, draft.content, chosen)
      const { personName } = draft.content.applicant
      if (more && !isSignedBy(chosen.signature, personName)) {
        const fault = caseFault('signature', 'promise.signature', { name: personName })
        throw caseProblem('application.incomplete', {}, undefined, [fault])
      }
      if (more) await requireMayPromise(context, draft.content.applicant, clock.now())
      return save(draft, content)
    },

    async upload(
      draftId: string,
      actor: Actor,
      file: { materialId: string; fileName: string; content: Readable },
    ): Promise<Upload> {
      const draft = await get(draftId, actor)
      const asked = requiredMaterials(draft.version.definition, draft.content.answers).find(
        ({ material }) => material.id === file.materialId,
      )
      if (!asked || !takesUpload(asked)) throw materialProblem('material.not_asked')
      // Whoever hands in the paper after all needs no promise.
      const others = (draft.content.promised ?? []).filter((id) => id !== file.materialId)
      if (draft.content.promised?.includes(file.materialId)) await save(draft, { ...draft.content, promised: others })
      const { accept, maxBytes, filesMax } = asked.material
      return context.materials.receive({ subjectId: draftId, ...file, accept, bytesMax: maxBytes, filesMax })
    },

    async removeUpload(draftId: string, actor: Actor, uploadId: string): Promise<void> {
      const draft = await get(draftId, actor)
      await context.materials.remove(draft.draftId, uploadId)
    },

    async openUpload(draftId: string, actor: Actor, uploadId: string) {
      const draft = await get(draftId, actor)
      return context.materials.open(draft.draftId, uploadId)
    },

    /** Throws the draft away with its papers and its key. */
    async discard(draftId: string, actor: Actor): Promise<void> {
      const draft = await get(draftId, actor)
      await context.materials.removeAll(draft.draftId)
      await db.batch([deleteDraft(draft.draftId)])
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>

export interface NewerVersion {
  readonly version: ItemVersion
  /** Empty: nothing that is filled in, handed in, waited for or paid is another. */
  readonly differences: readonly Difference[]
}

async function newerVersion({ catalog }: CasesContext, { row, version }: Draft): Promise<NewerVersion | undefined> {
  const current = await catalog.findCurrentVersion(row.itemId)
  if (!current || current.id === version.id) return undefined
  return { version: current, differences: concerning(version.definition, current.definition) }
}

/**
 * A draft is sent under the version in force. Where nothing in it concerns the applicant it goes over by itself; otherwise she is told first
 * and brings it over. Until a new version is in force the old one is, and is sent.
 */
export async function inForce(context: CasesContext, draft: Draft): Promise<Draft> {
  const newer = await newerVersion(context, draft)
  if (!newer) return draft
  if (newer.differences.length > 0) throw caseProblem('draft.item_changed')
  const today = dayOf(context.platform.clock.now())
  const content = broughtOver(draft.content, draft.version.definition, newer.version.definition, today)
  return { ...draft, version: newer.version, content }
}

/** An organisation comes with what is known of it, whoever files for it. */
async function withLegalRepresentative({ identity }: CasesContext, named: Applicant, actor: Actor): Promise<Applicant> {
  if (!named.organization) return named
  const name = await identity.findLegalRepresentativeName(named.organization.id, actor)
  return name === undefined ? named : { ...named, organization: { ...named.organization, legalRepresentative: name } }
}

/** A clerk's draft is the clerk's, whoever it is for. */
export function ownsDraft(row: DraftRow, actor: Actor): boolean {
  if (actor.kind === 'staff') return row.staffId === actor.staffId
  return actor.kind === 'person' && row.staffId === null && row.personId === actor.personId
}

function formOf(version: ItemVersion): Form {
  if (!version.definition.form) throw caseProblem('draft.not_found')
  return version.definition.form
}

/** The situation section answered as in the guide, and finished if nothing in it is open. Later sections are cleaned by its answers. */
function withGuide(
  { definition: { form } }: ItemVersion,
  content: DraftContent,
  fromGuide: Readonly<Record<string, unknown>>,
  today: string,
): DraftContent {
  const section = situationSection(form)
  if (!form || !section) return content
  const { answers: fitting } = validateAnswers({ sections: [section] }, fromGuide, { today })
  const own = new Set(answerKeysOf(section))
  const others = Object.entries(content.answers).filter(([field]) => !own.has(field))
  const merged = { ...Object.fromEntries(others), ...fitting }
  const { answers, faults } = validateAnswers(form, merged, { today, section: section.id })
  const done = content.sectionsDone.filter((id) => id !== section.id)
  return {
    ...content,
    answers: answers as Answers,
    sectionsDone: faults.length === 0 ? [...done, section.id] : done,
    fromGuide: fitting as Answers,
  }
}

export function requireApplicable(version: ItemVersion, applicant: Applicant, actor: Actor): void {
  const { applyOnline, applyAbsentReason, audience, channels, duties } = version.definition
  if (duties.length === 0 || (!applyOnline && actor.kind !== 'staff')) {
    throw caseProblem('application.not_here', { reason: applyAbsentReason?.zh ?? '' })
  }
  if (actor.kind === 'staff' && !channels.includes('window') && !applyOnline) {
    throw caseProblem('application.not_here', { reason: applyAbsentReason?.zh ?? '' })
  }
  const kind = applicant.organization ? 'organization' : 'person'
  if (audience.length > 0 && !audience.includes(kind)) {
    throw caseProblem(audience.includes('person') ? 'application.for_people' : 'application.for_organizations')
  }
}

const addressMissing = caseFault('address', 'delivery.address_missing')
