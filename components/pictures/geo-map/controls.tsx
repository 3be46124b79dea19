import { LocateFixed, Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MapWords } from './geo-map'

function Tool({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="grid size-9 place-items-center text-ink hover:bg-shelf focus-visible:-outline-offset-2 not-first:border-t not-first:border-line pointer-coarse:size-11"
    >
      {children}
    </button>
  )
}

export function Controls({ words, onZoom, onFit }: { words: MapWords; onZoom: (factor: number) => void; onFit: () => void }) {
  return (
    <div className="absolute top-3 right-3 z-50 flex flex-col overflow-hidden rounded-md bg-raise float">
      <Tool label={words.zoomIn} onPress={() => onZoom(2)}>
        <Plus className="size-4" strokeWidth={1.75} aria-hidden="true" />
      </Tool>
      <Tool label={words.zoomOut} onPress={() => onZoom(0.5)}>
        <Minus className="size-4" strokeWidth={1.75} aria-hidden="true" />
      </Tool>
      <Tool label={words.fit} onPress={onFit}>
        <LocateFixed className="size-4" strokeWidth={1.75} aria-hidden="true" />
      </Tool>
    </div>
  )
}
