import { cruise, type DependencyType, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import type { ModuleEntry } from '../../src/modules.ts'

/** Tests stand beside what they test and may look at everything. */
const tests = String.raw`\.test\.tsx?$|^src/modules/[^/]+/test-support\.ts$|^src/platform/documents/testing\.ts$`
const nodeBuiltIn: DependencyType[] = ['core']

/** Who may import whom: the layers, the map of modules, and what is pure. Each rule's comment is what its violator is told. */
export function layerRules(modules: readonly ModuleEntry[]): IForbiddenRuleType[] {
  const rule = (name: string, comment: string, from: object, to: object): IForbiddenRuleType => ({
    name,
    comment,
    severity: 'error',
    from: { pathNot: tests, ...from },
    to,
  })
  return [
    rule(
      'kernel-imports-nothing',
      'kernel imports nothing but Node',
      { path: '^src/kernel/' },
      { pathNot: '^src/kernel/', dependencyTypesNot: nodeBuiltIn },
    ),
    rule(
      'platform-knows-no-module',
      'platform imports only kernel and packages',
      { path: '^src/platform/' },
      { path: '^src/', pathNot: '^src/(kernel|platform)/' },
    ),
    rule(
      'modules-know-no-surface',
      'modules import only what lies below them',
      { path: '^src/modules/' },
      { path: '^src/', pathNot: '^src/(kernel|platform|modules)/' },
    ),
    rule(
      'api-and-web-are-apart',
      'the interface for machines does not import pages',
      { path: '^src/api/' },
      { path: '^src/web/' },
    ),
    rule(
      'web-and-api-are-apart',
      'pages do not import the interface for machines',
      { path: '^src/web/' },
      { path: '^src/api/' },
    ),
    rule(
      'surfaces-know-no-root',
      'api and web are composed by the root and do not import it',
      { path: '^src/(api|web)/', pathNot: `${tests}|^src/web/gallery/` },
      { path: '^src/[^/]+\\.ts$', pathNot: '^src/composition\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'views-draw-only',
      'a view gets data and draws it: nothing of the platform',
      { path: '^src/web/(views|ui)/' },
      { path: '^src/platform/' },
    ),
    rule(
      'front-doors-only',
      'other modules are reached through their index.ts',
      { path: '^src/(api|web|cli)/|^src/[^/]+\\.ts$', pathNot: `${tests}|^src/web/client/` },
      { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    ),
    rule(
      'browser-code-is-pure',
      'what the browser loads imports only rules and other browser code',
      { path: '^src/web/client/' },
      { pathNot: '^src/(web/client|kernel|modules/[^/]+/rules)/' },
    ),
    rule(
      'rules-are-pure',
      'rules import no input or output: no Node, no platform, no store',
      { path: '^src/modules/[^/]+/rules/' },
      { path: '^src/platform/|/store[^/]*(/|\\.ts$)', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'rules-use-no-node',
      'rules import no input or output: no Node, no platform, no store',
      { path: '^src/modules/[^/]+/rules/' },
      { dependencyTypes: nodeBuiltIn },
    ),
    rule(
      'no-development-package',
      'shipped code uses no package that only development has',
      { path: '^src/', pathNot: `${tests}|^src/web/gallery/` },
      { dependencyTypes: ['npm-dev'] },
    ),
    rule(
      'no-tests-in-product',
      'shipped code does not import tests',
      { path: '^(src|scripts)/', pathNot: `${tests}|^src/web/gallery/|^scripts/(bench|journey|checks)` },
      { path: `^tests/|${tests}` },
    ),
    rule(
      'no-cycle',
      'two files that need each other are one idea, or three',
      { path: '^(src|scripts)/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule('resolvable', 'the imported thing does not exist', {}, { couldNotResolve: true }),
    rule(
      'only-listed-packages',
      'the package is not listed in package.json',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    ...modules.map((entry) => moduleRule(entry)),
  ]
}

/** A module sees itself, and the front doors of those in its `uses`. */
function moduleRule({ name, uses }: ModuleEntry): IForbiddenRuleType {
  const doors = uses.length > 0 ? `|^src/modules/(${uses.join('|')})/index\\.ts$` : ''
  return {
    name: `module-${name}`,
    comment: `${name} may import ${uses.length > 0 ? `the front doors of ${uses.join(', ')}` : 'no other module'} (src/modules.ts)`,
    severity: 'error',
    from: { path: `^src/modules/${name}/`, pathNot: tests },
    to: { path: '^src/modules/', pathNot: `^src/modules/${name}/${doors}` },
  }
}

export interface LayerFindings {
  /** Files that were really read: a wrong setting reads none and finds nothing. */
  readonly filesSeen: number
  readonly findings: readonly string[]
}

/** Reads all imports below `root` (a folder with `src`) and compares them with the rules. */
export async function checkLayers(
  root: string,
  modules: readonly ModuleEntry[],
  folders: readonly string[],
): Promise<LayerFindings> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: layerRules(modules) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: String.raw`\.(json|css|typ|svg)$` },
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  )
  const { modules: files, summary } = output as ICruiseResult
  const comments = new Map(layerRules(modules).map((rule) => [rule.name, rule.comment]))
  return {
    filesSeen: files.filter((file) => /^(src|scripts|tests)\/.*\.tsx?$/.test(file.source)).length,
    findings: summary.violations.map(
      ({ from, to, rule }) => `${from} → ${to}: ${comments.get(rule.name)} (${rule.name})`,
    ),
  }
}
