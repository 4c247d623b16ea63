import { z } from 'zod'
import { type Block, basis, chineseDay, fill, numbered, outcomes, paragraph, passage, typeOf, you } from './blocks.ts'
import texts from './notices.texts.json' with { type: 'json' }
import { adverse, Day, line, NamedResult, Passage } from './parts.ts'

const end = {
  ...adverse,
  grantedDay: Day.describe('Day of the decision that no longer stands'),
  result: NamedResult.optional().describe('What was given out then'),
  facts: Passage,
  ground: line(500).describe('The case of the law, in its words'),
  heard: Passage.optional().describe('What the holder said to it and what became of that; absent: nobody was heard'),
}

/** 撤回决定书 (行政许可法 art. 8): the law or the facts have changed; nobody did wrong. */
export const RecalledNotice = z.object({ kind: z.literal('recalled'), ...end, effectiveDay: Day })

/** 撤销决定书 (art. 69): it should not have been granted. */
export const AnnulledNotice = z.object({
  kind: z.literal('annulled'),
  ...end,
  fault: z.enum(['holder', 'body']).describe('Whose: it decides whether gains are unprotected or a loss is made good'),
})

/** 吊销决定书: a penalty for what the holder did with it. */
export const ForfeitedNotice = z.object({ kind: z.literal('forfeited'), ...end, effectiveDay: Day })

/** 注销决定书 (art. 70): there is nothing left that it could be for. */
export const CancelledNotice = z.object({ kind: z.literal('cancelled'), ...end, effectiveDay: Day })

type EndNotice =
  | z.infer<typeof RecalledNotice>
  | z.infer<typeof AnnulledNotice>
  | z.infer<typeof ForfeitedNotice>
  | z.infer<typeof CancelledNotice>

export const endBlocks = { recalled: blocks, annulled: blocks, forfeited: blocks, cancelled: blocks }

function blocks(notice: EndNotice): Block[] {
  const words = texts.end
  const { result } = notice
  const object = words.object[typeOf(notice)]
  const granted = {
    you: you(notice),
    grantedDay: chineseDay(notice.grantedDay),
    item: notice.itemName,
    receiptNumber: notice.receiptNumber,
    grant: outcomes(notice).grant,
    result: result ? fill(words.result, { resultName: result.name, resultNumber: numbered(result.number) }) : '',
  }
  const effectiveDay = 'effectiveDay' in notice ? chineseDay(notice.effectiveDay) : ''
  const effect = notice.kind === 'annulled' ? words.effect.annulled[notice.fault] : words.effect[notice.kind]
  return [
    paragraph(fill(words.granted, granted)),
    paragraph(words.facts),
    ...passage(notice.facts),
    paragraph(fill(words.ground, { ground: notice.ground })),
    ...(notice.heard ? passage(fill(words.heard, { you: you(notice), heard: notice.heard })) : []),
    paragraph(fill(words.decided[notice.kind], { object, effectiveDay })),
    ...basis(notice),
    paragraph(fill(effect, { object, you: you(notice) }) + (result ? words.certificate : '')),
  ]
}
