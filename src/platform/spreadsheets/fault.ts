import texts from './faults.texts.json' with { type: 'json' }

export type SpreadsheetFaultCode = keyof typeof texts

/** Why a file cannot be read at all. `at` names the entry or sheet, where there is one. */
export class SpreadsheetFault extends Error {
  override readonly name = 'SpreadsheetFault'
  constructor(
    readonly fault: SpreadsheetFaultCode,
    readonly at = '',
  ) {
    super(at ? `${fault}: ${at}` : fault)
  }
}

export const spreadsheetFaultTexts = texts
