import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** An address, or a range of them: 10.0.0.0/8. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Never simply everybody: whoever could write the header would choose the address under which guesses are counted. */
const TrustedProxies = z
  .string()
  .transform((text) => (/^\d$/.test(text) ? Number(text) : text.split(',').map((one) => one.trim())))
  .refine(
    (given) => typeof given === 'number' || given.every(isAddressRange),
    'a number of proxies, or their addresses',
  )
  .or(z.literal(false))

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
  trustedProxies: TrustedProxies.default(false).describe(
    'Whose X-Forwarded-For is believed: how many proxies of ours stand before us (1), or their addresses (10.0.0.0/8,::1). Without it, nobody',
  ),
  requestsPerMinute: z.coerce
    .number()
    .int()
    .min(60)
    .max(1_000_000)
    .default(6_000)
    .describe('From one address, of which a whole office may be behind one; guessing has its own, tighter limits'),
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
  trustedProxies: 'YIMEN_TRUSTED_PROXIES',
  requestsPerMinute: 'YIMEN_REQUESTS_PER_MINUTE',
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
