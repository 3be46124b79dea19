import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { mapTiles } from '@/app/map-tiles'
import { requireMember } from '@/app/session'
import { wordsOf } from '@/app/words'
import { StoreEditor } from '@/components/stores/store-editor'
import { roleMay } from '@/lib/auth/permissions'
import { neighbours } from '../neighbours'

type NewStoreProps = { params: Promise<{ brand: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('stores')).editor.newTitle })

export default async function NewStorePage({ params }: NewStoreProps) {
  const ctx = await requireMember((await params).brand)
  if (!roleMay(ctx.actor.role, 'stores:write')) forbidden()
  const [stores, map, common, others] = await Promise.all([wordsOf('stores'), wordsOf('map'), wordsOf('common'), neighbours(ctx, null)])
  return <StoreEditor store={null} tiles={mapTiles()} neighbours={others} words={{ stores, map, common }} />
}
