import type { Actor } from '../../kernel/actor.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Acts, createActs } from './acts.ts'
import { type Alike, createAlike } from './alike.ts'
import { type BulkOptions, bulk, type LifeOutcome } from './bulk.ts'
import type { Life } from './bulk-life.ts'
import { followCalendars } from './calendarChange.ts'
import { type Acting, act } from './commands.ts'
import type { CasesContext, CasesUses } from './context.ts'
import { applyCorrection } from './correct.ts'
import { type CountedCases, createCountedCases } from './counted.ts'
import { type Courses, createCourses } from './courses.ts'
import { type CreditOwner, creditOf, type OwnCredit } from './credit.ts'
import { openDocument } from './documents.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { housekeeping, startHousekeeping } from './housekeeping.ts'
import { loadCase } from './load.ts'
import { subscribe } from './news.ts'
import { slipCode } from './notice-parts.ts'
import { createNumbers } from './numbers.ts'
import { supplyPending } from './pending.ts'
import { type CaseProgress, progressAfter } from './progress.ts'
import { createPublished, type Published } from './published.ts'
import { createQueries, type Queries } from './queries.ts'
import { rebuildHead } from './rebuild.ts'
import { type Rehearsal, rehearse } from './rehearse.ts'
import type { Measure } from './rules/tally.ts'
import { type BodiesQuestion, firstDayOfWork, monthsOfWork, sumTallyByBody } from './store-tally-bodies.ts'
import { alreadySubmitted, type Submitted, submit } from './submit.ts'
import { createTally, keepTally, type Numbers } from './tally.ts'
import { createTouched, type Touched } from './touched.ts'

export { actsMax } from './acts.ts'
export type { AlikeCase } from './alike.ts'
export { type CaseNews, caseNewsTopic } from './append.ts'
export type { BulkOptions, LifeOutcome } from './bulk.ts'
export type { Life, LifeAct } from './bulk-life.ts'
export type { Acting } from './commands.ts'
export type { CountedCase, CountedQuestion } from './counted.ts'
export { type Courses, coursesMax } from './courses.ts'
export type { CreditNote, CreditOwner, OwnCredit } from './credit.ts'
export type { AskedLine, DoneLine } from './desk-lists.ts'
export type { Draft, Drafts, NewerVersion } from './drafts.ts'
export type { CasePage, ListedCase, Paging } from './listed.ts'
export { noticeKindOf } from './notice-events.ts'
export type { CaseProgress } from './progress.ts'
export type { PublishedResult } from './published.ts'
export type { CaseToEvaluate } from './queries.ts'
export type { Rehearsal } from './rehearse.ts'
export type { Action } from './rules/actions.ts'
export {
  type ChecklistLine,
  materialsThatMayComeLater,
  materialsToPromise,
  promisesThatCount,
} from './rules/checklist.ts'
export { type ClockKind, clockKinds, extensionDaysMax, pendingDaysDefault } from './rules/clock.ts'
export type { DatesFile } from './rules/datesFile.ts'
export { groundsOf } from './rules/decideAfterwards.ts'
export { rectifyDaysDefault } from './rules/decidePromises.ts'
export { departureField, factField } from './rules/discretion.ts'
export type { CaseEventType, EventActor, Outcome } from './rules/events.ts'
export { differingFacts, fixedAnswers, knownAbout } from './rules/prefill.ts'
export { proceduresOf } from './rules/procedures.ts'
export type { ChosenPromises } from './rules/promising.ts'
export type { Awaiting, CaseStatus, Place } from './rules/state.ts'
export type { Measure } from './rules/tally.ts'
export type { CasePlace, CourseEvent, Stretch, WatchedClock, WholeCourse } from './rules/wholeCourse.ts'
export {
  Answers,
  Applicant,
  type Application,
  Command,
  carriers,
  Delivery,
  Demand,
  type DraftContent,
  type Paper,
  TableUse,
} from './schema.ts'
export type { ClockDay, ShownClock } from './shown-clock.ts'
export type { AskedOpinion, ShownPending, ShownProcedure, ShownPromise } from './shown-state.ts'
export type { ActOfCase } from './store-acts.ts'
export type { CasesAsked } from './store-courses.ts'
export type { RegionFilter } from './store-lists.ts'
export type { TallyQuestion, TallyRow } from './store-tally.ts'
export type { Submitted } from './submit.ts'
export { type PackedTally, type TallyNews, tallyNewsTopic } from './tally.ts'
export type { EntryDetails, Handler, TimelineEntry } from './timeline.ts'
export type { DraftOfItem, OpenOfItem, OpenOfItems } from './touched.ts'
export type { CaseView, CheckedLine, PublicStatus } from './view.ts'

export interface Cases extends Queries, Acts, Alike, CountedCases, Courses, Published, Touched, Numbers {
  readonly drafts: Drafts
  /** Sends a draft. Sending it twice gives the first answer. Throws `application.incomplete` with every fault. */
  submit(draftId: string, actor: Actor, alongside?: readonly Statement[]): Promise<Submitted>
  /**
   * One act of a case; answers with where the case stands then. Throws `case.*` problems; `case.changed_meanwhile` when the case moved on since `expectedSequence`.
   * `alongside` joins the transaction: an intent (idempotency key) of the caller.
   */
  act(acting: Acting): Promise<CaseProgress>
  /**
   * Whether the act would be done now: throws what `act` would throw, and otherwise says what it would come to, so that a page can show
   * what goes out before it goes. Nothing is written.
   */
  rehearse(acting: Omit<Acting, 'alongside'>): Promise<Rehearsal>
  /**
   * The applicant's answer to a correction: changed answers, and papers that she uploaded meanwhile under the case id. Everything not
   * mentioned stays.
   */
  correct(correction: Correction): Promise<CaseProgress>
  /** Takes a paper for an open correction. Throws when none is open or the actor is not the applicant. */
  uploadForCorrection: ReturnType<typeof applyCorrection>['upload']
  removeCorrectionUpload: ReturnType<typeof applyCorrection>['removeUpload']
  correctionUploads: ReturnType<typeof applyCorrection>['uploads']
  /** 容缺: the papers that the applicant brings after acceptance. `send` answers with where the case stands then. */
  readonly pending: Omit<ReturnType<typeof supplyPending>, 'send'> & {
    send(caseId: string, actor: Actor, expectedSequence?: number): Promise<CaseProgress>
  }
  /** A paper of the case, for those who may see the case. Undefined when it is not one of it. */
  openPaper(
    caseId: string,
    actor: Actor,
    uploadId: string,
  ): Promise<{ name: string; mediaType: string; content: Buffer } | undefined>
  /** A made document (PDF). Opened by the applicant, or for the applicant, it has been read. */
  openDocument(caseId: string, actor: Actor, sequence: number, kind: string): Promise<Buffer | undefined>
  /** The sealed certificate of the case. */
  openCertificate(caseId: string, actor: Actor): Promise<Buffer | undefined>
  /** The credit record of whoever applies; callers ask for a person's own, and for organisations that she represents. */
  creditOf(owner: CreditOwner): Promise<OwnCredit>
  /** The code printed on the slip: the second thing of a public look-up. */
  slipCodeOf(caseId: string): string
  /** Recomputes the list row of a case from its events and compares: true when nothing changed. */
  rebuildHead(caseId: string): Promise<boolean>
  /**
   * Whole lives at once, decided by the same rules as `act` and written in batches: history, or what other systems did. At most 10,000 a call. A
   * case that is there already is left alone, one that fails fails alone.
   */
  bulk(lives: readonly Life[], options?: BulkOptions): Promise<LifeOutcome[]>
  /** The same of each competent body of one region, without those below it. Bodies that did nothing are not there. */
  talliedByBody(question: BodiesQuestion): Promise<ReadonlyMap<string, ReadonlyMap<Measure, number>>>
  /** The months, as YYYY-MM, in which one of them did something; days of at most a year. */
  monthsOfWork(question: BodiesQuestion & { readonly departmentId: string }): Promise<ReadonlySet<string>>
  /** The day on which any of them did something first; undefined: none ever did. */
  firstDayOfWork(regionCode: string): Promise<string | undefined>
  /** Sets the daily round and the folding of numbers going: partitions, drafts past their time. Called at start. */
  startHousekeeping(): Promise<void>
}

export interface Correction {
  readonly caseId: string
  readonly actor: Actor
  readonly answers: Readonly<Record<string, unknown>>
  readonly removePapers?: readonly string[]
  readonly expectedSequence?: number
  readonly alongside?: readonly Statement[]
}

export function createCases(platform: Platform, uses: CasesUses): Cases {
  const context: CasesContext = { ...uses, platform, numbers: createNumbers(platform.db, platform.keys) }
  const drafts = createDrafts(context)
  const queries = createQueries(context)
  const corrections = applyCorrection(context)
  const pending = supplyPending(context)
  subscribe(context)
  followCalendars(context)
  housekeeping(context)
  keepTally(context)

  return {
    ...queries,
    ...createActs(context),
    ...createAlike(context),
    ...createCountedCases(context),
    ...createCourses(context),
    ...createPublished(context),
    ...createTouched(context),
    ...createTally(context),
    drafts,
    async submit(draftId, actor, alongside = []) {
      let draft: Awaited<ReturnType<Drafts['get']>>
      try {
        draft = await drafts.get(draftId, actor)
      } catch (error) {
        // Sent before: the draft is gone, the case under its id is the answer, if it is the actor's own.
        await queries.view(draftId, actor).catch(() => {
          throw error
        })
        return alreadySubmitted(context, draftId, error)
      }
      return submit(context, draft, actor, alongside)
    },
    async act(acting) {
      return progressAfter(context, await act(context, acting), acting.actor)
    },
    rehearse: (acting) => rehearse(context, acting),
    async correct(correction) {
      return progressAfter(context, await corrections.send(correction), correction.actor)
    },
    uploadForCorrection: corrections.upload,
    removeCorrectionUpload: corrections.removeUpload,
    correctionUploads: corrections.uploads,
    pending: {
      ...pending,
      async send(caseId, actor, expectedSequence) {
        return progressAfter(context, await pending.send(caseId, actor, expectedSequence), actor)
      },
    },
    creditOf: (owner) => creditOf(context, owner),
    async openPaper(caseId, actor, uploadId) {
      const view = await queries.view(caseId, actor)
      if (!view.application.papers.some((paper) => paper.uploadId === uploadId)) return undefined
      return context.materials.open(caseId, uploadId)
    },
    async openDocument(caseId, actor, sequence, kind) {
      const { documents } = await queries.view(caseId, actor)
      if (!documents.some((made) => made.sequence === sequence && made.kind === kind)) return undefined
      return openDocument(context, await loadCase(context, caseId, []), actor, { sequence, kind })
    },
    async openCertificate(caseId, actor) {
      const view = await queries.view(caseId, actor)
      const certificate = view.certificateId ? await context.certificates.findByCase(caseId) : undefined
      return certificate && context.certificates.pdfOf(certificate)
    },
    slipCodeOf: (caseId) => slipCode(platform.keys, caseId),
    rebuildHead: (caseId) => rebuildHead(context, caseId),
    bulk: (lives, options) => bulk(context, lives, options),
    talliedByBody: (question) => sumTallyByBody(platform.db, question),
    monthsOfWork: (question) => monthsOfWork(platform.db, question),
    firstDayOfWork: (regionCode) => firstDayOfWork(platform.db, regionCode),
    startHousekeeping: () => startHousekeeping(platform),
  }
}
