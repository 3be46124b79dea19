import { z } from 'zod'
import { canonicalTimeZone, isTimeZone } from '@/lib/core/time'
import { IdParams, Instant, Line, operation, pageSchema } from '@/lib/http/operation'
import { earliestBirthday, isBirthday } from './rules'

export const Locale = z.enum(['en', 'es'])
export const TimeZone = z
  .string()
  .refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/Madrid', abort: true })
  .overwrite(canonicalTimeZone)
export const Position = z
  .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .meta({ id: 'Position' })

const Birthday = z.iso
  .date({ abort: true })
  .refine((day) => isBirthday(day, new Date()), `must be a day since ${earliestBirthday} that has come already`)
const Password = z.string().min(8).max(128)
const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:00')

const Email = z.email().max(254)
const Username = z.string().regex(/^[A-Za-z0-9._@+-]{3,64}$/, 'must be 3 to 64 letters, digits or . _ @ + -')
const Phone = z.string().regex(/^\+[\d\s().-]{6,24}$/, 'must start with + and the country code')

export const Account = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    username: z.string().nullable(),
    phone: z.string().nullable(),
    locale: Locale,
    timeZone: z.string(),
    createdAt: Instant,
  })
  .meta({ id: 'Account' })
export type Account = z.output<typeof Account>

const Notifications = z.strictObject({
  inbox: z.boolean(),
  email: z.boolean(),
  quietFrom: WallTime.nullable(),
  quietTo: WallTime.nullable(),
})

export const Profile = Account.extend({
  birthday: z.string().nullable(),
  position: Position.nullable(),
  notifications: Notifications,
  version: z.int(),
}).meta({ id: 'Profile' })
export type Profile = z.output<typeof Profile>

const NewAccount = z
  .strictObject({
    name: Line(120),
    email: Email.optional(),
    username: Username.optional(),
    phone: Phone.optional(),
    password: Password,
    birthday: Birthday.optional(),
    locale: Locale.default('en'),
    timeZone: TimeZone.default('UTC'),
  })
  .refine((account) => account.email ?? account.username ?? account.phone, {
    path: ['email'],
    message: 'give an email, a username or a phone',
  })
export type NewAccount = z.output<typeof NewAccount>

export const createAccount = operation({
  method: 'POST',
  path: '/accounts',
  summary: 'Make an account',
  description: 'At least one of email, username and phone. None of the three may be in use by anybody, in whichever field.',
  access: 'public',
  body: NewAccount,
  answers: { 201: Account },
  refusalsWrite: true,
  problems: ['identifier-taken', 'rate-limited'],
  location: '/me',
})

const Tokens = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds that the access token lives.' }),
  })
  .meta({ id: 'Tokens' })
export type Tokens = z.output<typeof Tokens>

export const createTokens = operation({
  method: 'POST',
  path: '/tokens',
  summary: 'Sign in for an access token and a refresh token',
  access: 'public',
  body: z.strictObject({ identifier: z.string().min(1).max(254), password: z.string().min(1).max(128) }),
  answers: { 200: Tokens },
  refusalsWrite: true,
  problems: ['invalid-credentials', 'rate-limited'],
  secrets: ['accessToken', 'refreshToken'],
})

const RefreshToken = z.strictObject({ refreshToken: z.string().min(1).max(200) })

export const refreshTokens = operation({
  method: 'POST',
  path: '/tokens/refresh',
  summary: 'Spend a refresh token for a new pair',
  description: 'A refresh token works once. If a spent one comes again, somebody has a copy: every token of that sign-in dies.',
  access: 'public',
  body: RefreshToken,
  answers: { 200: Tokens },
  refusalsWrite: true,
  problems: ['invalid-refresh-token'],
  secrets: ['accessToken', 'refreshToken'],
})

export const revokeTokens = operation({
  method: 'POST',
  path: '/tokens/revocation',
  summary: 'End a sign-in by its refresh token',
  access: 'public',
  body: RefreshToken,
  answers: { 204: null },
  problems: [],
})

export const getMe = operation({
  method: 'GET',
  path: '/me',
  summary: 'Read your profile',
  access: 'account',
  answers: { 200: Profile },
  problems: [],
})

const ProfileChange = z.strictObject({
  name: Line(120).optional(),
  birthday: Birthday.nullable().optional(),
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
  position: Position.nullable().optional(),
  notifications: Notifications.partial().optional(),
})
export type ProfileChange = z.output<typeof ProfileChange>

export const changeMe = operation({
  method: 'PATCH',
  path: '/me',
  summary: 'Change your profile',
  access: 'account',
  body: ProfileChange,
  answers: { 200: Profile },
  problems: ['version-conflict'],
})

export const eraseMe = operation({
  method: 'DELETE',
  path: '/me',
  summary: 'Erase yourself',
  description: 'Identifiers, name and every session go at once and for good. The only owner of a brand hands it over first.',
  access: 'account',
  answers: { 204: null },
  problems: ['last-owner', 'version-conflict'],
})

export const changePassword = operation({
  method: 'POST',
  path: '/me/password',
  summary: 'Change your password',
  description: 'Ends every other session and every other token.',
  access: 'account',
  body: z.strictObject({ current: z.string().min(1).max(128), password: Password }),
  answers: { 204: null },
  refusalsWrite: true,
  problems: ['invalid-credentials', 'rate-limited'],
})

export const Session = z
  .object({
    id: z.uuid(),
    kind: z.enum(['browser', 'tokens']),
    current: z.boolean(),
    userAgent: z.string().nullable(),
    address: z.string().nullable(),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Session' })
export type Session = z.output<typeof Session>

export const listSessions = operation({
  method: 'GET',
  path: '/me/sessions',
  summary: 'List where you are signed in',
  access: 'account',
  answers: { 200: pageSchema(Session) },
  problems: [],
})

export const endSessions = operation({
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Sign out everywhere else',
  description: 'Ends every session and token family but the one that asks.',
  access: 'account',
  answers: { 204: null },
  problems: [],
})

export const endSession = operation({
  method: 'DELETE',
  path: '/me/sessions/{id}',
  summary: 'End one session',
  access: 'account',
  params: IdParams,
  answers: { 204: null },
  problems: ['not-found'],
})
