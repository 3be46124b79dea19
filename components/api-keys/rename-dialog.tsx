'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, useRef, useState } from 'react'
import { refusalText, renameKey } from '@/components/api-keys/saving'
import type { ShownKey } from '@/components/api-keys/shown-key'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

type RenameDialogProps = { apiKey: ShownKey; words: Words['keys']; common: Words['common']; onClose: () => void }

const useRenaming = ({ apiKey, words, onClose }: RenameDialogProps) => {
  const { brand } = useFrame()
  const router = useRouter()
  const [name, setName] = useState(apiKey.name)
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const next = name.trim()
    if (busy) return
    if (next === '') return setError(words.failures.name)
    setBusy(true)
    try {
      await renameKey(brand.slug, apiKey, next)
      toast.note(fill(words.rename.done, { name: next }))
      onClose()
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError(failed.errors.length > 0 ? words.failures.name : refusalText(failed, words.failures))
      if (failed.code === 'offline') return
    } finally {
      setBusy(false)
    }
    router.refresh()
  }
  return { name, setName, error, busy, submit }
}

export const RenameDialog = (props: RenameDialogProps) => {
  const { apiKey, words, common, onClose } = props
  const { name, setName, error, busy, submit } = useRenaming(props)
  const first = useRef<HTMLInputElement>(null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={fill(words.rename.title, { name: apiKey.name })}
      closeLabel={common.close}
      firstFocus={first}
    >
      <form noValidate onSubmit={submit}>
        <Field label={words.name} error={error}>
          {(control) => (
            <Input
              {...control}
              ref={first}
              autoComplete="off"
              maxLength={80}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button size={36} onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={36} variant="primary" type="submit" busy={busy}>
            {words.rename.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
