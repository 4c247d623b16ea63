import { type Logger, pino } from 'pino'

/** One JSON line per event. Personal values are never passed in; references and keyed hashes are. */
export type Log = Logger

export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
