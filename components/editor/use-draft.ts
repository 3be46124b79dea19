import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { Drafts } from '@/components/editor/drafts'
import { toast } from '@/components/ui/toast'
import { fill } from '@/components/words'

type Written = { name: string }

type DraftProps<Thing, Values> = {
  drafts: Drafts<Thing, Values>
  draftKey: string
  /** The page to come back to. */
  here: string
  editor: { form: { getValues: () => Values }; base: Thing | null; isDirty: boolean }
  /** True once the person has said that the page may be left. */
  isReleased: RefObject<boolean>
  words: { leftBehind: string; goBack: string }
}

/** Whatever leaves the page without asking, such as the browser's Back, leaves a draft to come back to. */
export const useDraft = <Thing extends Written, Values extends Written>(props: DraftProps<Thing, Values>) => {
  const { drafts, draftKey, here, editor, isReleased, words } = props
  const router = useRouter()
  const keep = useEffectEvent(() => {
    const { form, base, isDirty } = editor
    if (!isDirty || isReleased.current) return
    const values = form.getValues()
    drafts.keep(draftKey, { values, base })
    const name = base?.name ?? (values.name || '…')
    toast.note(fill(words.leftBehind, { name }), { label: words.goBack, run: () => router.push(here) })
  })
  useEffect(() => {
    drafts.drop(draftKey)
    return () => keep()
  }, [drafts, draftKey])
}
