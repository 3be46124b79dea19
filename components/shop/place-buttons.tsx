'use client'

import { LocateFixed, MapPin } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { keepPlace } from '@/components/shop/keep-place'
import type { ChosenPlace } from '@/components/shop/place'
import { Button } from '@/components/ui/button'
import type { Words } from '@/components/words'

type NearWords = Words['shop']['near']

const patience: PositionOptions = { enableHighAccuracy: false, timeout: 10_000, maximumAge: 60_000 }

export const LocateButton = ({ words }: { words: NearWords }) => {
  const router = useRouter()
  const [state, setState] = useState<'still' | 'locating' | 'denied' | 'failed'>('still')
  const locate = () => {
    if (!('geolocation' in navigator)) return setState('denied')
    setState('locating')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        keepPlace({ latitude: coords.latitude, longitude: coords.longitude, label: null })
        router.refresh()
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
      patience,
    )
  }
  return (
    <>
      <Button
        variant="primary"
        size={48}
        busy={state === 'locating'}
        onClick={locate}
        icon={<LocateFixed aria-hidden="true" />}
        className="w-full"
      >
        {words.locate}
      </Button>
      <p role="status" className="mt-2 text-sm text-ink2">
        {state === 'still' ? words.why : words[state]}
      </p>
    </>
  )
}

export const PlaceButton = ({ label, words }: { label: string; words: NearWords }) => {
  const router = useRouter()
  const forget = () => {
    keepPlace(null)
    router.refresh()
  }
  return (
    <button type="button" onClick={forget} className="flex h-11 min-w-0 items-center gap-1.5 text-base font-[550] text-ink2">
      <MapPin aria-hidden="true" strokeWidth={1.75} className="size-[18px] shrink-0" />
      <span className="truncate">{label}</span>
      <span className="shrink-0 pl-1 text-sm text-cobalt">{words.change}</span>
    </button>
  )
}

export const FromHereButton = ({ place, words }: { place: ChosenPlace; words: NearWords }) => {
  const router = useRouter()
  const start = () => {
    keepPlace(place)
    router.refresh()
    scrollTo({ top: 0 })
  }
  return (
    <button
      type="button"
      onClick={start}
      className="flex h-11 shrink-0 items-center rounded-full border border-line2 bg-paper px-4 text-sm font-[650] transition-colors duration-120 hover:border-edge"
    >
      {words.fromHere}
      <span className="sr-only">{`: ${place.label}`}</span>
    </button>
  )
}
