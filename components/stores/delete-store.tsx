'use client'

import { Trash2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useFrame } from '@/components/shell/shell-frame'
import { isConflict } from '@/components/editor/use-editor-form'
import { failureOf, readStore, removeStore } from '@/components/stores/saving'
import type { EditorWords } from '@/components/stores/store-editor'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { fill } from '@/components/words'
import type { WireStore } from '@/lib/stores/contract'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))

type DeleteStoreProps = { store: WireStore; path: string; words: EditorWords; onDeleted: (href: string) => void }

/** Whoever types the name means this store, whatever it was changed to meanwhile. */
const removeAsItIs = async (brand: string, store: WireStore) => {
  await removeStore(brand, store).catch(async (error: unknown) => {
    if (!isConflict(error)) throw error
    await removeStore(brand, await readStore(brand, store.id))
  })
}

export const DeleteStore = ({ store, path, words, onDeleted }: DeleteStoreProps) => {
  const { brand } = useFrame()
  const router = useRouter()
  const [isAsked, setIsAsked] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const { delete: said, failures, toasts } = words.stores
  const confirm = async () => {
    try {
      await removeAsItIs(brand.slug, store)
      onDeleted(path)
      router.refresh()
      toast.note(fill(toasts.deleted, { name: store.name }))
    } catch (failed) {
      setError(failureOf(failed, failures).form ?? undefined)
    }
  }
  return (
    <>
      <IconButton label={said.action} size={36} icon={<Trash2 aria-hidden="true" />} onClick={() => setIsAsked(true)} />
      {isAsked && (
        <ConfirmDialog
          open
          onOpenChange={setIsAsked}
          title={fill(said.title, { name: store.name })}
          description={said.text}
          action={said.confirm}
          name={store.name}
          error={error}
          onConfirm={confirm}
          words={words.common}
        />
      )}
    </>
  )
}
