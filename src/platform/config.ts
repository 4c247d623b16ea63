import { resolve } from 'node:path'
import { z } from 'zod'

/** Settings, all from the environment, each with a default that makes `npm start` work on a fresh machine. */
export const Config = z.object({
  demo: z.stringbool().default(true).describe('Demo mode: synthetic bodies, people and accounts. Never in production'),
  host: z.string().default('127.0.0.1').describe('Address to listen on'),
  port: z.coerce.number().int().min(0).max(65_535).default(8080).describe('TCP port; 0 takes any free one'),
  baseUrl: z.url().optional().describe('Public address without trailing slash, printed in QR codes and e-mail'),
  dataDirectory: z
    .string()
    .default('var')
    .transform((path) => resolve(path))
    .describe('Secrets, files, database'),
  databaseUrl: z
    .string()
    .optional()
    .describe('Owner connection to another PostgreSQL (15-18) instead of the embedded one'),
  databaseConnectionsMax: z.coerce.number().int().min(2).max(200).default(24),
  statementTimeoutMs: z.coerce.number().int().min(100).default(15_000),
  smtpUrl: z
    .string()
    .optional()
    .describe('smtp://user:password@host:port; without it mail is kept as files in the data directory'),
  mailFrom: z.string().default('一门政务服务 <no-reply@yimen.example>'),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  trustProxy: z.stringbool().default(false).describe('Believe X-Forwarded-For; only behind a proxy of ours'),
  creditMonths: z.coerce
    .number()
    .int()
    .min(1)
    .max(120)
    .default(24)
    .describe('For how many months a note keeps papers from coming later (容缺受理)'),
  evaluationCallDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .default(3)
    .describe('Working days within which a bad evaluation is called back (回访)'),
  evaluationRectifyDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(120)
    .default(15)
    .describe('Working days within which an office puts right what a bad evaluation told of (整改)'),
  evaluationBulkCount: z.coerce
    .number()
    .int()
    .min(2)
    .max(1000)
    .default(5)
    .describe('So many best grades from one device within an hour are shown to a supervisor'),
})
export type Config = z.infer<typeof Config> & { readonly baseUrl: string; readonly secureCookies: boolean }

const names: Record<string, string> = {
  demo: 'YIMEN_DEMO',
  host: 'HOST',
  port: 'PORT',
  baseUrl: 'YIMEN_BASE_URL',
  dataDirectory: 'YIMEN_DATA',
  databaseUrl: 'DATABASE_URL',
  databaseConnectionsMax: 'YIMEN_DATABASE_CONNECTIONS',
  statementTimeoutMs: 'YIMEN_STATEMENT_TIMEOUT_MS',
  smtpUrl: 'SMTP_URL',
  mailFrom: 'YIMEN_MAIL_FROM',
  logLevel: 'LOG_LEVEL',
  trustProxy: 'YIMEN_TRUST_PROXY',
  creditMonths: 'YIMEN_CREDIT_MONTHS',
  evaluationCallDays: 'YIMEN_EVALUATION_CALL_DAYS',
  evaluationRectifyDays: 'YIMEN_EVALUATION_RECTIFY_DAYS',
  evaluationBulkCount: 'YIMEN_EVALUATION_BULK_COUNT',
}

/** Reads the settings. Throws one sentence that names every wrong variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => (environment[name] ? [[key, environment[name]]] : [])),
  )
  const parsed = Config.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${names[String(issue.path[0])]}: ${issue.message}`)
    throw new Error(`These settings cannot be used: ${faults.join('; ')}`)
  }
  const baseUrl = parsed.data.baseUrl ?? `http://localhost:${parsed.data.port}`
  return { ...parsed.data, baseUrl, secureCookies: baseUrl.startsWith('https:') }
}
