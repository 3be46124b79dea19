import { Navigation } from 'lucide-react'

import { buttonClasses } from '@/components/ui/button-look'
import { fill, type Words } from '@/components/words'

type Store = { name: string; position: { latitude: number; longitude: number } }

const hrefOf = ({ position: { latitude, longitude } }: Store) =>
  `https://www.openstreetmap.org/directions?${new URLSearchParams({ to: `${latitude},${longitude}` })}`

/** The way to the till, on a map of everybody's. */
export const DirectionsLink = ({ store, words }: { store: Store; words: Words['tickets']['ticket'] }) => (
  <a href={hrefOf(store)} target="_blank" rel="noreferrer" className={buttonClasses({ size: 48 })}>
    <Navigation aria-hidden="true" />
    <span className="truncate">{fill(words.directions, { store: store.name })}</span>
  </a>
)
