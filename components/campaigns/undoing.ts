import { saveCampaign } from '@/components/campaigns/saving'
import { isConflict } from '@/components/editor/use-editor-form'
import type { SavedChange } from '@/components/campaigns/use-campaign-form'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'
import { Refusal } from '@/lib/http/client'

type Undoing = {
  brand: string
  change: SavedChange
  words: Words['campaigns']['toasts']
  onUndone: (campaign: WireCampaign) => void
}

/** For ten seconds the change can be taken back, unless somebody changed the campaign since. */
export const offerUndoOfChange = ({ brand, change: { saved, before, after }, words, onUndone }: Undoing) => {
  const { name } = saved
  const undo = async () => {
    try {
      onUndone(await saveCampaign({ brand, base: saved, before: after, after: before, idempotencyKey: crypto.randomUUID() }))
      toast.note(fill(words.undone, { name: before.name }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      toast.error(fill(isConflict(error) ? words.undoConflict : words.undoFailed, { name, detail: error.message }))
    }
  }
  toast.note(fill(words.saved, { name }), { label: words.undo, run: () => void undo() })
}
