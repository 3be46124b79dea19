'use client'

import { useSyncExternalStore } from 'react'

import { cityOf, clockTime } from '@/components/shell/city-clock'
import { useMinute } from '@/components/shell/minute'
import { useFrame } from '@/components/shell/shell-frame'
import { fill } from '@/components/words'

const never = () => () => {}
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export const Clock = () => {
  const { brand, drawnAt, locale, words } = useFrame()
  const minute = useMinute(drawnAt)
  const zone = useSyncExternalStore(never, ownZone, () => brand.timeZone)
  const city = cityOf(brand.timeZone)
  const time = clockTime(locale, brand.timeZone, minute)
  const here = clockTime(locale, zone, minute)
  const title = here === time ? undefined : fill(words.clock.here, { time: here, city: cityOf(zone) })
  return (
    <p title={title} className="flex items-center gap-2 text-xs whitespace-nowrap text-ink2">
      <span className="sr-only">{fill(words.clock.brand, { time, city })}</span>
      <time aria-hidden="true" dateTime={time} className="num font-[600] text-ink">
        {time}
      </time>
      <span aria-hidden="true" className="max-lg:hidden">
        {city}
      </span>
    </p>
  )
}
