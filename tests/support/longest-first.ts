import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take much longer than their size says, longest first. */
const longest = [
  'tests/mutations.test.ts',
  'src/web/gallery/gallery.test.ts',
  'tests/operations.test.ts',
  'tests/chaos.test.ts',
  'tests/journey.test.ts',
]

/**
 * On a clean checkout nothing is known of earlier runs, and the larger file goes first. The two longest files are small: they came last,
 * where one of them keeps one core busy while the other core has nothing left to do.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const place = longest.indexOf(relative(project.config.root, moduleId))
      return place === -1 ? longest.length : place
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
