import { z } from 'zod'
import {
  DatesMovedNotice,
  ExtensionNotice,
  OpinionRequestNotice,
  ReopenedNotice,
  SpecialProcedureEndedNotice,
  SpecialProcedureStartedNotice,
} from './course.ts'
import { ConclusionNotice, DecisionNotice, ReceiptNotice } from './deciding.ts'
import { AnnulledNotice, CancelledNotice, ForfeitedNotice, RecalledNotice } from './ends.ts'
import { AcceptanceWithPendingNotice, PendingExtendedNotice, PendingLapsedNotice } from './pending.ts'
import { PromiseBrokenNotice, PromiseForgivenNotice, PromiseNotice, RectificationNotice } from './promises.ts'
import {
  AcceptanceNotice,
  CorrectionLapsedNotice,
  CorrectionNotice,
  NonAcceptanceNotice,
  SlipNotice,
  WithdrawalNotice,
} from './receiving.ts'

export const NoticeData = z.discriminatedUnion('kind', [
  SlipNotice,
  AcceptanceNotice,
  AcceptanceWithPendingNotice,
  PendingExtendedNotice,
  PendingLapsedNotice,
  CorrectionNotice,
  CorrectionLapsedNotice,
  NonAcceptanceNotice,
  WithdrawalNotice,
  SpecialProcedureStartedNotice,
  SpecialProcedureEndedNotice,
  ExtensionNotice,
  DatesMovedNotice,
  OpinionRequestNotice,
  ReopenedNotice,
  DecisionNotice,
  ConclusionNotice,
  ReceiptNotice,
  PromiseNotice,
  RectificationNotice,
  PromiseBrokenNotice,
  PromiseForgivenNotice,
  RecalledNotice,
  AnnulledNotice,
  ForfeitedNotice,
  CancelledNotice,
])
export type NoticeData = z.infer<typeof NoticeData>
export type NoticeKind = NoticeData['kind']

/** The data of one kind. */
export type NoticeOf<Kind extends NoticeKind> = Extract<NoticeData, { kind: Kind }>
