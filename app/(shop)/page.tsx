import { getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'

import { wireShelf } from '@/app/(shop)/offer'
import { mapTiles } from '@/app/map-tiles'
import { locale, wordsOf } from '@/app/words'
import { Anywhere, Around, NoShops, type NearStore, type ShopStore } from '@/components/shop/near'
import { NearMap } from '@/components/shop/near-map'
import { placeCookie, readPlace } from '@/components/shop/place'
import { PlaceButton } from '@/components/shop/place-buttons'
import { ShelfList } from '@/components/shop/shelf-list'
import { ShopScreen } from '@/components/shop/shop-screen'
import { distanceText, longestWalkMinutes } from '@/components/shop/store-card'
import { listOnShelf } from '@/lib/campaigns/offers/queries'
import { nobodyCtx } from '@/lib/core/ctx'
import { listNewestStores, listStoresNear } from '@/lib/stores/queries'
import { walkingMinutes } from '@/lib/stores/rules'

const limit = 10
const halfwayRoundMetres = 20_100_000

const titleOf = async (stores: NearStore[], language: string) => {
  const say = await getTranslations('shop.near')
  const [nearest] = stores
  if (!nearest) return say('title')
  const count = stores.filter(({ distanceMetres }) => walkingMinutes(distanceMetres) <= limit).length
  if (count > 0) return say('within', { count, limit })
  const minutes = walkingMinutes(nearest.distanceMetres)
  if (minutes <= longestWalkMinutes) return say('nothing', { limit, minutes })
  return say('nothingFar', { limit, distance: distanceText(nearest.distanceMetres, language) })
}

/** The browser is sent what the map draws, and no more. */
const onMap = (stores: (ShopStore & { distanceMetres?: number })[]) =>
  stores.map(({ id, name, position, distanceMetres }) => ({ id, name, position, ...(distanceMetres !== undefined && { distanceMetres }) }))

export default async function NearPage() {
  const [{ near: words }, mapWords, tickets, language, jar] = await Promise.all([
    wordsOf('shop'),
    wordsOf('map'),
    wordsOf('tickets'),
    locale(),
    cookies(),
  ])
  const place = readPlace(jar.get(placeCookie)?.value)
  const ctx = nobodyCtx()
  const near = place && (await listStoresNear(ctx, { position: place, withinMetres: halfwayRoundMetres, limit: 50 }))
  const stores = near ?? (await listNewestStores(ctx, { limit: 12 }))
  const onShelf = (await listOnShelf(ctx, { limit: 6 })).map(wireShelf)
  const list = { now: ctx.now, words, locale: language }
  return (
    <ShopScreen
      title={near ? await titleOf(near, language) : words.title}
      start={place && <PlaceButton label={place.label ?? words.here} words={words} />}
    >
      {onShelf.length > 0 && <ShelfList offers={onShelf} locale={language} now={ctx.now.toISOString()} words={tickets} />}
      {stores.length === 0 && <NoShops words={words} />}
      {stores.length > 0 && (near ? <Around {...list} stores={near} /> : <Anywhere {...list} stores={stores} />)}
      {stores.length > 0 && <NearMap stores={onMap(stores)} place={place} tiles={mapTiles()} words={words} mapWords={mapWords} />}
    </ShopScreen>
  )
}
