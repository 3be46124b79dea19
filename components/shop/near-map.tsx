'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState, useSyncExternalStore } from 'react'

import { keepPlace } from '@/components/shop/keep-place'
import { cardId } from '@/components/shop/store-card'
import { fill, type Words } from '@/components/words'
import { walkingMinutes, type Place } from '@/lib/stores/rules'

const GeoMap = dynamic(() => import('@/components/pictures/geo-map/geo-map').then((module) => module.GeoMap), { ssr: false })

const wide = '(min-width: 1024px)'

const onWidth = (listener: () => void) => {
  const query = matchMedia(wide)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** A phone never fetches the map's code. */
const useIsWide = () =>
  useSyncExternalStore(
    onWidth,
    () => matchMedia(wide).matches,
    () => false,
  )

export type NearMapProps = {
  stores: { id: string; name: string; position: Place | null; distanceMetres?: number }[]
  place: Place | null
  tiles: { url: string; attribution: string } | null
  words: Words['shop']['near']
  mapWords: Words['map']
}

export const NearMap = ({ stores, place, tiles, words, mapWords }: NearMapProps) => {
  const router = useRouter()
  const [selectedId, setSelectedId] = useState<string>()
  const choose = ({ latitude, longitude }: Place) => {
    keepPlace({ latitude, longitude, label: words.onMap })
    router.refresh()
  }
  const select = (id: string) => {
    setSelectedId(id)
    const card = document.getElementById(cardId(id))
    card?.scrollIntoView({ block: 'nearest' })
    card?.focus({ preventScroll: true })
  }
  const markers = stores.flatMap(({ id, name, position, distanceMetres }) => {
    const tag = distanceMetres !== undefined ? { tag: fill(words.walk, { minutes: walkingMinutes(distanceMetres) }) } : {}
    return position ? [{ id, position, label: name, ...tag }] : []
  })
  if (!useIsWide()) return null
  return (
    <div className="fixed inset-y-0 right-0 left-[440px] z-1">
      <GeoMap
        className="size-full"
        label={words.map}
        words={mapWords}
        markers={markers}
        selectedId={selectedId}
        onSelect={select}
        place={place}
        onPlace={place ? undefined : choose}
        tiles={tiles}
      />
    </div>
  )
}
