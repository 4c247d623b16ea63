import { randomBytes, randomInt } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { caseHashOf, dayMs, type EvaluationsContext, linkOf, openLink, sealLink } from './context.ts'
import { problem } from './errors.ts'
import { give } from './give.ts'
import type { Contact, EvaluatedCase, Evaluation, EvaluationChannel, EvaluationNode } from './schema.ts'
import { deleteInvitation, findInvitation, insertInvitation } from './store.ts'

/** A QR code that is taken home, and a code that is typed at the second screen while the person stands there. */
export const invitationMs = { qr: 7 * dayMs, tablet: 15 * 60_000 } as const
/** Days for which a code is valid that is taken home. */
export const invitationDays = invitationMs.qr / dayMs
export type InvitationChannel = keyof typeof invitationMs

export interface NewInvitation {
  readonly evaluated: EvaluatedCase
  readonly contact: Contact
  readonly channel: InvitationChannel
  /** Of a second screen: the post at whose window it stands. */
  readonly terminal?: string
}

/** What the page of an invitation says: the item and the office, nobody's name. */
export interface Invitation {
  readonly regionCode: string
  readonly departmentId: string
  readonly node: EvaluationNode
  readonly channel: InvitationChannel
  readonly itemName: string
}

export interface Invitations {
  /** A token of 128 bits, or a code of eight characters for the second screen. It is known here and then only as a hash. */
  invite(invitation: NewInvitation): Promise<{ readonly token: string; readonly expiresAt: Date }>
  findInvitation(token: string): Promise<Invitation | undefined>
  /**
   * Uses the invitation up. Throws `evaluation.invitation_gone`. Where the same was evaluated before, nothing happens and nothing is said: the office
   * can open invitations too, and must not learn by them which cases were evaluated.
   */
  giveInvited(
    token: string,
    evaluation: Evaluation,
    by: { readonly device?: string | undefined; readonly channel?: EvaluationChannel },
  ): Promise<void>
}

/** Without what is read for something else: 0 O, 1 I L. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 8

export function createInvitations(context: EvaluationsContext): Invitations {
  const { platform } = context
  const { db, clock, keys } = platform
  const find = async (token: string) => {
    const tokenHash = keys.hash('evaluation-invitation', normalized(token))
    const row = await findInvitation(db, tokenHash, clock.now())
    return row && { row, link: openLink(platform, tokenHash, row.sealed) }
  }
  return {
    async invite({ evaluated, contact, channel, terminal }) {
      const token = channel === 'qr' ? randomBytes(16).toString('base64url') : newCode()
      const tokenHash = keys.hash('evaluation-invitation', normalized(token))
      const expiresAt = new Date(clock.now().getTime() + invitationMs[channel])
      const { regionCode, departmentId, itemId, node } = evaluated
      await db.batch([
        insertInvitation({
          tokenHash,
          caseHash: caseHashOf(platform, evaluated),
          regionCode,
          departmentId,
          itemId,
          node,
          channel,
          terminal: terminal ?? null,
          sealed: sealLink(platform, tokenHash, linkOf(evaluated, contact)),
          expiresAt,
        }),
      ])
      return { token: channel === 'qr' ? token : `${token.slice(0, 4)}-${token.slice(4)}`, expiresAt }
    },
    async findInvitation(token) {
      const found = await find(token)
      if (!found) return undefined
      const { regionCode, departmentId, node, channel } = found.row
      const { itemName } = found.link
      return { regionCode, departmentId, itemName, ...known(node, channel) }
    },
    async giveInvited(token, evaluation, { device, channel }) {
      const found = await find(token)
      if (!found) throw problem('evaluation.invitation_gone')
      const { tokenHash, caseHash, regionCode, departmentId, itemId, terminal } = found.row
      const { node, channel: invited } = known(found.row.node, found.row.channel)
      const giving = {
        caseHash,
        place: { regionCode, departmentId, itemId, node },
        link: found.link,
        channel: channel ?? invited,
        device: terminal ?? device,
        alongside: [deleteInvitation(tokenHash)],
      }
      try {
        await give(context, giving, evaluation)
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'evaluation.given_before') throw error
        await db.batch([deleteInvitation(tokenHash)])
      }
    },
  }
}

/** As the table lets them in. */
function known(node: string, channel: string): Pick<Invitation, 'node' | 'channel'> {
  return { node: node === 'visit' ? 'visit' : 'concluded', channel: channel === 'tablet' ? 'tablet' : 'qr' }
}

function newCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

/** A typed code may have small letters, blanks and a hyphen; a token from a QR code is as it is. */
function normalized(token: string): string {
  const typed = token.replace(/[\s-]/g, '').toUpperCase()
  return typed.length === codeLength ? typed : token.slice(0, 40)
}
