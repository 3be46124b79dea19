import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { mapTiles } from '@/app/map-tiles'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { StoreEditor } from '@/components/stores/store-editor'
import { StoreReading } from '@/components/stores/store-reading'
import { roleMay } from '@/lib/auth/permissions'
import { isUuid } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { Store } from '@/lib/stores/contract'
import { getStore } from '@/lib/stores/queries'
import { neighbours } from '../neighbours'

type StoreProps = { params: Promise<{ brand: string; id: string }> }

const storeOfPage = cache(async (brand: string, id: string): Promise<Store> => {
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'stores:read')) forbidden()
  if (!isUuid(id)) notFound()
  return getStore(ctx, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') notFound()
    throw error
  })
})

export const generateMetadata = async ({ params }: StoreProps): Promise<Metadata> => {
  const { brand, id } = await params
  return { title: (await storeOfPage(brand, id)).name }
}

export default async function StorePage({ params }: StoreProps) {
  const { brand, id } = await params
  const store = z.encode(Store, await storeOfPage(brand, id))
  const ctx = await requireMember(brand)
  const [stores, map, common, language] = await Promise.all([wordsOf('stores'), wordsOf('map'), wordsOf('common'), locale()])
  const tiles = mapTiles()
  if (!roleMay(ctx.actor.role, 'stores:write'))
    return <StoreReading store={store} path={`/console/${brand}/stores`} tiles={tiles} words={{ stores, map }} locale={language} />
  return <StoreEditor key={store.id} store={store} tiles={tiles} neighbours={await neighbours(ctx, id)} words={{ stores, map, common }} />
}
