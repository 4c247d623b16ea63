import type { Sentence } from '../../kernel/problem.ts'
import importTexts from './importing/import.texts.json' with { type: 'json' }
import type { FileFault } from './importing/readFile.ts'
import type { ImportError } from './importing/row.ts'
import texts from './rules/findings.texts.json' with { type: 'json' }
import type { FindingRule } from './rules/findings.ts'

/** A finding in words. */
export function findingSentence(rule: FindingRule): Sentence {
  return texts[rule]
}

/** Why a row was refused, in words. */
export function importErrorSentence(error: ImportError): Sentence {
  return importTexts.errors[error]
}

/** Why a file could not be read at all, in words. */
export function fileFaultSentence(fault: FileFault): Sentence {
  return importTexts.fileFaults[fault]
}
