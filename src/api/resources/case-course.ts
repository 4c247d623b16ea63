import { z } from 'zod'
import { carriers, groundsOf } from '../../modules/cases/index.ts'
import { ProcedureKind } from '../../modules/catalog/index.ts'
import type { Api } from '../api.ts'
import { acting, Expected } from './acting.ts'

const reason = (max: number) => z.string().max(max).describe('Said to the applicant')
const inside = (max: number) => z.string().max(max).describe('For the file; the applicant does not see it')

/** What is done beside the main line: the clock, other bodies' opinions, papers that come later, promises, and the ends of a result. */
export function caseCourse(api: Api): void {
  const { act } = acting(api)

  act(
    'green-channel',
    {
      summary: 'Handle it before others, with the reason (绿色通道)',
      for: 'post',
      body: Expected.extend({ reason: inside(300) }),
    },
    (body) => ({ action: 'open_green_channel', reason: body.reason }),
  )
  act(
    'assignment',
    {
      summary: 'Say who in the office works on it (分派, 移交)',
      for: 'post',
      body: Expected.extend({
        staffId: z.uuid(),
        postId: z.uuid(),
        why: z.enum(['assign', 'hand_over', 'absence']),
      }),
    },
    ({ staffId, postId, why }) => ({ action: 'assign', staffId, postId, why }),
  )
  act(
    'opinion-requests',
    {
      summary: 'Ask another body for its opinion (征求意见)',
      description: 'Either a `consultation` that the item names, or `departmentId`, `days` and `question`.',
      for: 'post',
      body: Expected.extend({
        consultation: z.string().max(40).optional(),
        departmentId: z.uuid().optional(),
        days: z.int().min(1).max(90).optional().describe('Working days to answer'),
        question: z.string().max(500).optional(),
      }),
    },
    ({ consultation, departmentId, days, question }) => ({
      action: 'request_opinion',
      consultation,
      departmentId,
      days,
      question,
    }),
  )
  act(
    'opinion',
    {
      summary: 'Answer what this body was asked (答复意见)',
      description: 'Two bodies may answer at the same moment: If-Match does not stand in the way of an opinion.',
      for: 'post',
      body: Expected.extend({ view: z.enum(['agree', 'conditions', 'disagree']), opinion: inside(2000) }),
    },
    ({ view, opinion }) => ({ action: 'give_opinion', view, opinion }),
  )
  act(
    'procedure',
    {
      summary: 'Begin a procedure whose days do not count (特别程序)',
      for: 'post',
      body: Expected.extend({ procedure: ProcedureKind, reason: reason(500) }),
    },
    (body) => ({ action: 'start_procedure', procedure: body.procedure, reason: body.reason }),
  )
  act(
    'procedure-end',
    {
      summary: 'The procedure has ended; the clock runs on',
      for: 'post',
      body: Expected.extend({ outcome: inside(500) }),
    },
    (body) => ({ action: 'end_procedure', outcome: body.outcome }),
  )
  act(
    'extension',
    {
      summary: 'Extend the limit for the decision, once, while it runs (延期)',
      for: 'post',
      body: Expected.extend({ days: z.int().min(1).max(365), reason: reason(500) }),
    },
    ({ days, reason: why }) => ({ action: 'extend', days, reason: why }),
  )
  act(
    'pending-papers',
    {
      summary: 'Papers that were to come later are handed in at the window (补交容缺材料)',
      for: 'post',
      body: Expected.extend({ materials: z.array(z.string().max(40)).min(1).max(60) }),
    },
    ({ materials }) => ({ action: 'receive_pending', materials }),
  )
  act(
    'pending-extension',
    {
      summary: 'Give more time for papers that were to come later, once',
      for: 'post',
      body: Expected.extend({ days: z.int().min(1).max(90), reason: reason(500) }),
    },
    ({ days, reason: why }) => ({ action: 'extend_pending', days, reason: why }),
  )
  act(
    'promise-check',
    {
      summary: 'What was promised was checked (核查承诺)',
      description: '`false` annuls what was granted on it and is noted for credit, in the same act.',
      for: 'post',
      body: Expected.extend({
        finding: z.enum(['kept', 'rectify', 'false']),
        days: z.int().min(1).max(365).optional().describe('For rectify: working days; absent: as the item says'),
        reason: reason(2000),
      }),
    },
    ({ finding, days, reason: found }) => ({ action: 'check_promise', finding, days, reason: found }),
  )
  act(
    'promise-forgiveness',
    { summary: 'The note and the bar end (信用修复)', for: 'post', body: Expected.extend({ reason: reason(1000) }) },
    (body) => ({ action: 'forgive_promise', reason: body.reason }),
  )
  act(
    'dispatch',
    {
      summary: 'The result was posted (寄出)',
      for: 'post',
      body: Expected.extend({
        carrier: z.enum(carriers as string[]),
        number: z.string().max(40).describe('Of the parcel'),
      }),
    },
    ({ carrier, number }) => ({ action: 'arrange_delivery', carrier, number }),
  )
  for (const { name, end, action, summary } of ends) {
    act(
      name,
      {
        summary,
        for: 'post',
        body: Expected.extend({ ground: z.enum(groundsOf[end]), reason: reason(2000) }),
      },
      ({ ground, reason: why }) => ({ action, ground, reason: why }),
    )
  }
  act(
    'reopening',
    {
      summary: 'Take up again what was refused, after an appeal or of oneself (重新办理)',
      for: 'post',
      body: Expected.extend({
        by: z.enum(['reconsideration', 'court', 'own']),
        document: z.string().max(80).describe('Number of the decision or judgment'),
        reason: reason(1000),
      }),
    },
    ({ by, document, reason: why }) => ({ action: 'reopen', by, document, reason: why }),
  )
}

/** Four ends of a result, each with its own grounds and its own effect on the certificate. */
const ends = [
  {
    name: 'recall',
    end: 'recalled',
    action: 'recall',
    summary: 'Recall the result: law or circumstances changed (撤回)',
  },
  { name: 'annulment', end: 'annulled', action: 'annul', summary: 'Annul the result: it was given unlawfully (撤销)' },
  { name: 'forfeiture', end: 'forfeited', action: 'forfeit', summary: 'Forfeit the result, as a penalty (吊销)' },
  { name: 'cancellation', end: 'cancelled', action: 'cancel', summary: 'Strike the result out, formally (注销)' },
] as const
