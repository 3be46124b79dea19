import { removeStore, saveStore } from '@/components/stores/saving'
import { isConflict } from '@/components/editor/use-editor-form'
import { type StoreValues } from '@/components/stores/store-values'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'
import type { WireStore } from '@/lib/stores/contract'

type ToastWords = Words['stores']['toasts']

const sayFailure = (error: unknown, name: string, words: ToastWords) => {
  if (!(error instanceof Refusal)) throw error
  toast.error(fill(isConflict(error) ? words.undoConflict : words.undoFailed, { name, detail: error.message }))
}

type Saved = { brand: string; saved: WireStore; before: StoreValues; words: ToastWords; onUndone: (store: WireStore) => void }

/** For ten seconds the change can be taken back, unless somebody changed the store since. */
export const offerUndoOfChange = ({ brand, saved, before, words, onUndone }: Saved) => {
  const { name } = saved
  const undo = async () => {
    try {
      onUndone(await saveStore(brand, saved, before))
      toast.note(fill(words.undone, { name: before.name }))
    } catch (error) {
      sayFailure(error, name, words)
    }
  }
  toast.note(fill(words.changed, { name }), { label: words.undo, run: () => void undo() })
}

type Added = { brand: string; added: WireStore; words: ToastWords; onUndone: () => void }

export const offerUndoOfAdding = ({ brand, added, words, onUndone }: Added) => {
  const { name } = added
  const undo = async () => {
    try {
      await removeStore(brand, added)
      onUndone()
      toast.note(fill(words.unadded, { name }))
    } catch (error) {
      sayFailure(error, name, words)
    }
  }
  toast.note(fill(words.added, { name }), { label: words.undo, run: () => void undo() })
}
