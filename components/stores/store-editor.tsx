'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef } from 'react'
import type { GeoMarker, MapWords } from '@/components/pictures/geo-map/geo-map'
import { useFrame } from '@/components/shell/shell-frame'
import { DeleteStore } from '@/components/stores/delete-store'
import { EditorHeader, SaveButton } from '@/components/editor/editor-header'
import { savedTime } from '@/components/editor/saved-time'
import { StoreFields } from '@/components/stores/store-fields'
import { offerUndoOfAdding, offerUndoOfChange } from '@/components/stores/undoing'
import { useDraft } from '@/components/editor/use-draft'
import { useEditorKeys } from '@/components/editor/use-editor-keys'
import { useLeaving } from '@/components/editor/use-leaving'
import { drafts, useStoreForm } from '@/components/stores/use-store-form'
import { fill, type Words } from '@/components/words'
import type { WireStore } from '@/lib/stores/contract'

const StoreConflictDialog = dynamic(() => import('@/components/stores/store-conflict').then((module) => module.StoreConflictDialog))
const LeaveDialog = dynamic(() => import('@/components/editor/leave-dialog').then((module) => module.LeaveDialog))

export type EditorWords = { stores: Words['stores']; map: MapWords; common: Words['common'] }

type StoreEditorProps = {
  /** Null for a store that is still to be added. */
  store: WireStore | null
  tiles: { url: string; attribution: string } | null
  /** The other stores, for finding one's way on the map. */
  neighbours: readonly GeoMarker[]
  words: EditorWords
}

const useEditor = ({ store, words }: StoreEditorProps) => {
  const { brand } = useFrame()
  const router = useRouter()
  const path = `/console/${brand.slug}/stores`
  const draftKey = `${brand.slug}/${store?.id ?? 'new'}`
  const toasts = words.stores.toasts
  const added = (made: WireStore) => {
    leaving.go(`${path}?sort=-createdAt&peek=${made.id}`)
    router.refresh()
    offerUndoOfAdding({ brand: brand.slug, added: made, words: toasts, onUndone: () => router.refresh() })
  }
  const form = useStoreForm({
    brand,
    store,
    draftKey,
    words: words.stores,
    onAdded: added,
    onSaved: (saved, before) => {
      router.refresh()
      const onUndone = (undone: WireStore) => {
        form.adopt(undone)
        router.refresh()
      }
      offerUndoOfChange({ brand: brand.slug, saved, before, words: toasts, onUndone })
    },
  })
  const leaving = useLeaving(form.isDirty)
  return { brand, path, draftKey, store: form, leaving }
}

const stateOf = (
  { store: { base, isDirty, wrongHours } }: ReturnType<typeof useEditor>,
  words: Words['stores']['editor'],
  time: (at: string) => string,
) => {
  const saved = base && !isDirty ? fill(words.savedAt, { time: time(base.updatedAt) }) : words.unsaved
  return { state: base ? saved : words.fresh, trouble: wrongHours }
}

export const StoreEditor = (props: StoreEditorProps) => {
  const { words } = props
  const frame = useFrame()
  const editor = useEditor(props)
  const { path, draftKey, leaving, store } = editor
  const { base, isDirty, isSaving, failure, conflict } = store
  const element = useRef<HTMLFormElement>(null)
  const close = () => leaving.leave(path)
  const time = (at: string) => savedTime(at, { locale: frame.locale, timeZone: frame.brand.timeZone, drawnAt: frame.drawnAt })
  const said = words.stores.editor
  const here = `${path}/${base?.id ?? 'new'}`
  useDraft({ drafts, draftKey, here, editor: store, isReleased: leaving.isReleased, words: words.stores.toasts })
  useEditorKeys({ form: element, onClose: close })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void store.save()
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <EditorHeader title={base?.name ?? said.newTitle} {...stateOf(editor, said, time)} closeLabel={said.close} onClose={close}>
        {base && !base.online && <DeleteStore store={base} path={path} words={words} onDeleted={leaving.go} />}
        <SaveButton busy={isSaving} disabled={base !== null && !isDirty}>
          {failure ? said.tryAgain : base ? said.save : said.add}
        </SaveButton>
      </EditorHeader>
      <StoreFields form={store.form} base={base} failure={failure} refusals={store.refusals} {...props} />
      {conflict && (
        <StoreConflictDialog
          conflict={conflict}
          time={time(conflict.theirs.updatedAt)}
          words={words.stores}
          locale={frame.locale}
          onKeep={() => void store.keepMine(conflict)}
          onTake={() => store.takeTheirs(conflict)}
          onClose={store.leaveConflict}
        />
      )}
      {leaving.asked !== null && (
        <LeaveDialog
          words={words.stores.leave}
          closeLabel={said.close}
          onStay={leaving.stay}
          onGo={() => leaving.go(leaving.asked ?? path)}
        />
      )}
    </form>
  )
}
