import { z } from 'zod'
import { TimeZone } from '@/lib/accounts/contract'
import { IdParams, Instant, Line, operation, PageQuery, pageSchema, SearchText } from '@/lib/http/operation'
import { openingProblem } from './rules'

const Opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:00')
const Closes = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 20:00, or 24:00')
const Periods = z.array(z.strictObject({ opens: Opens, closes: Closes })).max(4)

export const OpeningHours = z
  .strictObject({
    monday: Periods,
    tuesday: Periods,
    wednesday: Periods,
    thursday: Periods,
    friday: Periods,
    saturday: Periods,
    sunday: Periods,
  })
  .superRefine((hours, context) => {
    const problem = openingProblem(hours)
    if (problem) context.addIssue({ code: 'custom', path: [problem.weekday, problem.period], message: problem.detail })
  })
  .meta({ id: 'OpeningHours', description: 'Wall time of the store. A period that closes before it opens ends on the next day.' })
export type OpeningHours = z.output<typeof OpeningHours>

export const StorePosition = z
  .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .meta({ id: 'StorePosition' })

export const Store = z
  .object({
    id: z.uuid(),
    name: z.string(),
    online: z.boolean().meta({ description: 'Every brand has one store without a position: its online shop.' }),
    position: StorePosition.nullable(),
    address: z.string().nullable(),
    timeZone: z.string(),
    openingHours: OpeningHours.nullable(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Store' })
export type Store = z.output<typeof Store>
export type WireStore = z.input<typeof Store>

const NewStore = z.strictObject({
  name: Line(120),
  position: StorePosition.nullable().default(null),
  address: Line(300).nullable().optional(),
  timeZone: TimeZone.optional().meta({ description: `The brand's, if not said.` }),
  openingHours: OpeningHours.nullable().optional(),
})
export type NewStore = z.output<typeof NewStore>

const StoreChange = z.strictObject({
  name: Line(120).optional(),
  position: StorePosition.nullable().optional(),
  address: Line(300).nullable().optional(),
  timeZone: TimeZone.optional(),
  openingHours: OpeningHours.nullable().optional(),
})
export type StoreChange = z.output<typeof StoreChange>

export const listStores = operation({
  method: 'GET',
  path: '/stores',
  summary: 'List stores',
  access: 'stores:read',
  query: z.strictObject({
    ...PageQuery,
    q: SearchText.optional().meta({ description: 'Part of the name or address; accents and case do not matter.' }),
    sort: z.enum(['name', '-createdAt']).default('name'),
  }),
  answers: { 200: pageSchema(Store) },
  problems: [],
})

export const createStore = operation({
  method: 'POST',
  path: '/stores',
  summary: 'Add a store',
  access: 'stores:write',
  body: NewStore,
  answers: { 201: Store },
  problems: [],
  location: '/stores/{id}',
})

export const getStore = operation({
  method: 'GET',
  path: '/stores/{id}',
  summary: 'Read a store',
  access: 'stores:read',
  params: IdParams,
  answers: { 200: Store },
  problems: ['not-found'],
})

export const changeStore = operation({
  method: 'PATCH',
  path: '/stores/{id}',
  summary: 'Change a store',
  description: 'Members that are left out stay; null clears. The store "Online" takes no position.',
  access: 'stores:write',
  params: IdParams,
  body: StoreChange,
  answers: { 200: Store },
  problems: ['not-found', 'version-conflict', 'online-store'],
})

export const deleteStore = operation({
  method: 'DELETE',
  path: '/stores/{id}',
  summary: 'Delete a store',
  access: 'stores:write',
  params: IdParams,
  answers: { 204: null },
  problems: ['not-found', 'version-conflict', 'online-store'],
})
