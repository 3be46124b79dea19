import { sql } from 'drizzle-orm'
import { boolean, check, doublePrecision, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { OpeningHours } from '@/lib/stores/contract'
import { brands } from './brands'
import { createdAt, cube, folded, id, instant } from './_columns'

export const stores = pgTable(
  'stores',
  {
    id: id(),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    name: text().notNull(),
    online: boolean().notNull().default(false),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    place: cube().generatedAlwaysAs(
      sql`case when latitude is null then null else cube(array[cos(radians(latitude)) * cos(radians(longitude)), cos(radians(latitude)) * sin(radians(longitude)), sin(radians(latitude))]) end`,
    ),
    address: text(),
    searched: text().generatedAlwaysAs(folded(sql`name || chr(10) || coalesce(address, '')`)),
    timeZone: text().notNull(),
    openingHours: jsonb().$type<OpeningHours>(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    unique('store_in_brand').on(table.brandId, table.id),
    uniqueIndex('one_online_store')
      .on(table.brandId)
      .where(sql`online`),
    index('stores_by_name').on(table.brandId, sql`name collate "und-x-icu"`, table.id),
    index('stores_by_place').using('gist', table.place),
    check('online_has_no_place', sql`not (online and latitude is not null)`),
    check('position_whole', sql`(latitude is null) = (longitude is null)`),
    check('position_range', sql`latitude between -90 and 90 and longitude between -180 and 180`),
  ],
)

export type StoreRow = typeof stores.$inferSelect
