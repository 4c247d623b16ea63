import { openOwnCase, signIn } from '../citizen.ts'
import { type KeptDates, sayAllDates, sayOwnDate } from '../dates.ts'
import { openByReceipt } from '../desk.ts'
import type { Actor, Person, Stage } from '../stage.ts'

export const authorityOf = ({ stage }: Told) => stage.instance.modules.seals.authorityCertificatePem()

/** A case that is told day by day: who applied, and the dates as everybody sees them. */
export class Told {
  readonly stage: Stage
  readonly applicant: Actor
  readonly person: Person
  readonly receipt: string
  readonly kept: KeptDates

  constructor(of: Pick<Told, 'stage' | 'applicant' | 'person' | 'receipt' | 'kept'>) {
    this.stage = of.stage
    this.applicant = of.applicant
    this.person = of.person
    this.receipt = of.receipt
    this.kept = of.kept
  }

  /** The clock of the story goes on; she comes back to her case, signed out by the days. */
  async goTo(day: string, hour?: number): Promise<void> {
    await this.stage.goTo(day, hour)
  }

  /** Opens her status page, prints her date as it stands there, and keeps the file with all of them. */
  async tell(when: string): Promise<void> {
    const { applicant } = this
    await applicant.step(
      `${when}-dates`,
      'reads her date and how it was counted, and downloads all of them',
      async (hands) => {
        await this.open()
        this.kept.keep(await hands.download(/JSON/), when)
      },
    )
    await sayOwnDate(applicant)
  }

  async open(): Promise<void> {
    const { applicant, person, receipt, stage } = this
    await applicant.hands.open(`${stage.instance.origin}/cases`)
    if (await applicant.page.getByRole('heading', { name: '登录', exact: true }).isVisible())
      await signIn(applicant, person)
    await openOwnCase(applicant, receipt)
  }

  /** A member of staff with the case on her screen. */
  async at(login: string): Promise<Actor> {
    const actor = await this.stage.staff(login)
    await openByReceipt(actor, this.receipt)
    return actor
  }

  /** Every limit, as the case screen explains it; the file of a colleague holds the dates of steps and opinions too. */
  async tellAll(actor: Actor, when: string): Promise<void> {
    await openByReceipt(actor, this.receipt)
    await sayAllDates(actor)
    await actor.step(`${when}-file`, 'takes all dates from the case file', async (hands) => {
      await hands.follow('案卷')
      this.kept.keep(await hands.download(/JSON/), `${when}-desk`)
    })
  }
}
