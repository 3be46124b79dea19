'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import type { MapWords } from '@/components/pictures/geo-map/geo-map'
import { EditorHeader } from '@/components/editor/editor-header'
import { LazyMap } from '@/components/stores/lazy-map'
import { NoPlaceHere } from '@/components/stores/no-place-here'
import { positionText } from '@/components/stores/opening-text'
import { Section } from '@/components/editor/section'
import { columnClasses, Side } from '@/components/stores/side'
import { useEditorKeys } from '@/components/editor/use-editor-keys'
import { weekText } from '@/components/stores/week-text'
import { zoneLabel } from '@/components/stores/zone-field'
import type { Words } from '@/components/words'
import type { WireStore } from '@/lib/stores/contract'

type StoreReadingProps = {
  store: WireStore
  path: string
  tiles: { url: string; attribution: string } | null
  words: { stores: Words['stores']; map: MapWords }
  locale: string
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-3 py-1.5">
    <dt className="text-ink3">{name}</dt>
    <dd className="num font-[500] break-words whitespace-pre-line">{children}</dd>
  </div>
)

const noForm = { current: null }

/** The store for those who may only read it. */
export const StoreReading = ({ store, path, tiles, words, locale }: StoreReadingProps) => {
  const router = useRouter()
  const close = () => router.push(path)
  useEditorKeys({ form: noForm, onClose: close })
  const { editor, list, conflict, hours } = words.stores
  return (
    <>
      <EditorHeader title={store.name} state={editor.reading} closeLabel={editor.close} onClose={close} />
      <main id="content" className={columnClasses}>
        <Section title={editor.about}>
          <dl>
            <Line name={editor.name}>{store.name}</Line>
            <Line name={editor.address}>{store.address ?? conflict.nothing}</Line>
            {!store.online && <Line name={editor.place}>{store.position ? positionText(store.position) : list.noPlace}</Line>}
          </dl>
        </Section>
        {store.online ? (
          <NoPlaceHere words={editor} />
        ) : (
          <Side>
            <LazyMap label={editor.map} words={words.map} markers={[]} place={store.position} tiles={tiles} className="size-full" />
          </Side>
        )}
        <Section title={editor.hours}>
          <p className="num whitespace-pre-line">
            {store.openingHours ? weekText(store.openingHours, hours.closed.toLowerCase(), locale) : list.noHours}
          </p>
        </Section>
        <Section title={editor.clock}>{zoneLabel(store.timeZone)}</Section>
      </main>
    </>
  )
}
