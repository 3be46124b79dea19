import { z } from 'zod'
import { Locale, TimeZone } from '@/lib/accounts/contract'
import { roles } from '@/lib/auth/permissions'
import { Instant, Line, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { isCurrency, isOrigin, isReservedSlug, isSlug, isWithoutDoubles } from './rules'

export const Role = z.enum(roles)

const Slug = z
  .string()
  .refine(isSlug, 'must be 3 to 40 of a–z and 0–9, with single hyphens between them')
  .refine((slug) => !isReservedSlug(slug), 'is a word that we keep for ourselves')
  .meta({ description: 'Stands in addresses and in the Tira-Brand header. Fixed for good.', examples: ['molino'] })

const Currency = z
  .string()
  .refine(isCurrency, 'must be an ISO 4217 code such as EUR')
  .meta({ description: 'ISO 4217, upper case. Fixed for good.', examples: ['EUR'] })

const Locales = z.array(Locale).min(1).refine(isWithoutDoubles, 'must not name a language twice')

const AllowedOrigins = z
  .array(z.string().max(300).refine(isOrigin, 'must be https://host or https://host:port, as a browser spells it'))
  .max(20)
  .refine(isWithoutDoubles, 'must not name an origin twice')
  .meta({ description: 'Web pages from which Bearer requests are answered (CORS).', examples: [['https://shop.example']] })

export const Brand = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    locales: z.array(Locale),
    allowedOrigins: z.array(z.string()),
    version: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'Brand' })
export type Brand = z.output<typeof Brand>

export const OwnBrand = Brand.extend({ role: Role.meta({ description: 'What the asking account is there.' }) }).meta({ id: 'OwnBrand' })
export type OwnBrand = z.output<typeof OwnBrand>

const NewBrand = z.strictObject({
  name: Line(80),
  slug: Slug,
  currency: Currency,
  timeZone: TimeZone,
  locales: Locales,
  allowedOrigins: AllowedOrigins.default([]),
})
export type NewBrand = z.output<typeof NewBrand>

const BrandChange = z.strictObject({
  name: Line(80).optional(),
  timeZone: TimeZone.optional(),
  locales: Locales.optional(),
  allowedOrigins: AllowedOrigins.optional(),
})
export type BrandChange = z.output<typeof BrandChange>

const SlugParams = z.object({ slug: z.string() })

export const createBrand = operation({
  method: 'POST',
  path: '/brands',
  summary: 'Make a brand',
  description: 'Whoever makes it becomes its owner. It has the store "Online" from the start.',
  access: 'account',
  body: NewBrand,
  answers: { 201: Brand },
  problems: ['slug-taken'],
  location: '/brands/{slug}',
})

export const listBrands = operation({
  method: 'GET',
  path: '/brands',
  summary: 'List the brands that you belong to, by name',
  access: 'account',
  query: z.strictObject(PageQuery),
  answers: { 200: pageSchema(OwnBrand) },
  problems: [],
})

export const getBrand = operation({
  method: 'GET',
  path: '/brands/{slug}',
  summary: 'Read a brand',
  access: 'brand:read',
  brandInPath: true,
  params: SlugParams,
  answers: { 200: Brand },
  problems: ['not-found'],
})

export const changeBrand = operation({
  method: 'PATCH',
  path: '/brands/{slug}',
  summary: `Change a brand's settings`,
  description: 'Slug and currency are fixed: prices and addresses hang on them.',
  access: 'brand:write',
  brandInPath: true,
  params: SlugParams,
  body: BrandChange,
  answers: { 200: Brand },
  problems: ['not-found', 'version-conflict'],
})
