import { isIP } from 'node:net'
import { z } from 'zod'

const Flag = z.enum(['0', '1']).optional()
const Count = (fallback: number) => z.coerce.number().int().positive().default(fallback)

const isCidr = (text: string): boolean => {
  const [address = '', bits = ''] = text.split('/')
  const family = isIP(address)
  return family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

const Cidrs = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((parts) => parts.every(isCidr), 'must be address ranges such as 10.1.0.0/16, with commas between them')

const inngestNames = ['INNGEST_BASE_URL', 'INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY'] as const

const Members = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL: Count(16),
  TIRA_SECRET: z.string().min(32),
  PORT: Count(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().nonnegative().default(0),
  MAP_TILES_URL: z.string().optional(),
  MAP_TILES_ATTRIBUTION: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TIRA_DEV: Flag,
  TIRA_LANE: Flag,
  TIRA_DEMO: Flag,
  RATE_KEY_PER_SECOND: Count(200),
  RATE_KEY_BURST: Count(10_000),
  RATE_PERSON_PER_SECOND: Count(20),
  RATE_PERSON_BURST: Count(100),
  RATE_SIGN_IN_PER_IDENTIFIER: Count(10),
  RATE_SIGN_IN_PER_ADDRESS: Count(300),
  RATE_SIGN_UP_PER_ADDRESS: Count(300),
  RATE_MISSES_PER_SHOPPER: Count(5),
  RATE_MISSES_PER_MEMBER_OR_KEY: Count(600),
  WEBHOOK_ALLOW_CIDRS: Cidrs,
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
})

const Env = Members.superRefine((said, { addIssue }) => {
  const missing = inngestNames.filter((name) => said[name] === undefined)
  if (missing.length === 0 || missing.length === inngestNames.length) return
  for (const name of missing)
    addIssue({
      code: 'custom',
      path: [name],
      message: `Inngest needs all of ${inngestNames.join(', ')}; without any the embedded engine works.`,
    })
})

type Env = Omit<z.infer<typeof Env>, 'PUBLIC_URL'> & { PUBLIC_URL: string }

let read: Env | undefined

const explain = (error: z.ZodError) => error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')

/** Read once, at first use, so that importing a module never fails for want of a variable. */
export const env = (): Env => {
  if (read) return read
  const result = Env.safeParse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')))
  if (!result.success)
    throw new Error(`The environment is not complete; npm run up sets it, .env.example explains it.\n${explain(result.error)}`)
  const publicUrl = (result.data.PUBLIC_URL ?? `http://localhost:${result.data.PORT}`).replace(/\/+$/, '')
  read = { ...result.data, PUBLIC_URL: publicUrl }
  return read
}
