import type { CatalogueActors } from './catalogue.ts'
import { officeOf } from './catalogue-subject.ts'
import { form, type Maker } from './making.ts'
import type { Finder, Subject } from './subject.ts'

const actorOf = ({ role, holdings }: Subject): CatalogueActors['cityOfficer'] =>
  holdings.actors[officeOf(role) === 'province' ? 'provinceOfficer' : 'cityOfficer']

const words = { kind: 'meaning', said: '演示说法', means: '生育登记', question: '', act: 'save' }
let made = 0

/** What the addresses of people's questions name: new for each request, so that its revision is 1. */
export const searchFinders: Readonly<Record<string, Finder>> = {
  synonymId: (subject) => {
    made += 1
    const given = { kind: 'meaning', said: [`演示说法${made}`], means: ['生育登记'] } as const
    const { officers } = subject.holdings.world.modules.search
    return officers.addSynonym(actorOf(subject), { ...given, said: [...given.said], means: [...given.means] })
  },
  leftId: async (subject) => {
    made += 1
    const { search } = subject.holdings.world.modules
    const actor = actorOf(subject)
    await search.leaveQuestion({ regionCode: actor.regionCode, text: '演示问题', from: `demo ${made}` })
    const [left] = (await search.officers.listLeft(actor, { limit: 1 })).questions
    if (!left) throw new Error('nobody has left a question')
    return left.id
  },
}

/** What the forms about people's questions send when they are filled in rightly. */
export const searchForms: Readonly<Record<string, Maker>> = {
  '/:region(^\\d{12}$)/question': () => form({ text: '怎么办演示证' }),
  '/catalogue/search/set-aside': () => form({ question: '演示问题', kind: 'not_found' }),
  '/catalogue/search/left/:leftId/removal': () => form({}),
  '/catalogue/search/synonyms': () => form({ ...words, from: '', left: '' }),
  '/catalogue/search/synonyms/:synonymId': () => form({ ...words, _revision: '1' }),
  '/catalogue/search/synonyms/:synonymId/removal': () => form({ _revision: '1' }),
  '/catalogue/search/synonyms/:synonymId/restoration': () => form({ _revision: '1', wanted: '1' }),
}
