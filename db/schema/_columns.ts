import { type SQL, sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { newId } from '@/lib/core/id'

export const id = () => uuid().primaryKey().$defaultFn(newId)
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
export const createdAt = () => instant().notNull().defaultNow()

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** Text in the order of its bytes, whatever the database's locale: an index on it finds what begins with something. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** A position as a unit vector, so that a GiST index finds what is near on the sphere. */
export const cube = customType<{ data: string }>({ dataType: () => 'cube' })

/** Text as a search compares it: without accents, in one case, whatever the database's locale. Both sides of a comparison go through it. */
export const folded = (text: SQL): SQL =>
  sql`upper(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g') collate "und-x-icu")`
