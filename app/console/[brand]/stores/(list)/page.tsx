import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { mapTiles } from '@/app/map-tiles'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { AddStoreLink } from '@/components/stores/add-store-link'
import { listedStore } from '@/components/stores/listed-store'
import { FirstStore, NothingFound } from '@/components/stores/no-stores'
import { StoreFilters } from '@/components/stores/store-filters'
import { StoreList } from '@/components/stores/store-list'
import { StorePager } from '@/components/stores/store-pager'
import type { SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import { countStores } from '@/lib/stores/queries'
import { askedOf, listAsked } from '../listing'

type StoresProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('stores')).list.title })

export default async function StoresPage({ params, searchParams }: StoresProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'stores:read')) forbidden()
  const path = `/console/${brand}/stores`
  const asked = askedOf(await searchParams)
  const [page, count, { list: words }, map, common, language, say] = await Promise.all([
    listAsked(ctx, asked, path),
    countStores(ctx),
    wordsOf('stores'),
    wordsOf('map'),
    wordsOf('common'),
    locale(),
    getTranslations('stores.list'),
  ])
  const newHref = roleMay(ctx.actor.role, 'stores:write') ? `${path}/new` : null
  const isFirst = count.total <= 1
  const withoutPlace = count.total - 1 - count.placed
  return (
    <Screen title={words.title} actions={newHref && <AddStoreLink href={newHref} label={words.add} />}>
      <StoreList
        key={`${asked.cursor} ${asked.peek}`}
        stores={page.data.map((store) => listedStore(store, { now: ctx.now, words, locale: language }))}
        path={path}
        peek={asked.peek}
        tiles={mapTiles()}
        words={{ list: words, map }}
        filters={
          <StoreFilters
            path={path}
            listing={asked}
            words={words}
            withoutPlace={withoutPlace && say('withoutPlace', { count: withoutPlace })}
          />
        }
      >
        {isFirst && <FirstStore newHref={newHref} publicUrl={env().PUBLIC_URL} words={words} copy={common} />}
        {!isFirst && page.data.length === 0 && <NothingFound query={asked.q} allHref={path} words={words} />}
        <StorePager path={path} asked={asked} nextCursor={page.nextCursor} words={words}>
          {asked.q || asked.place ? say('foundSome', { count: page.data.length }) : say('summary', { total: count.total })}
        </StorePager>
      </StoreList>
    </Screen>
  )
}
