'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { refusalText, revokeKey, rotateKey } from '@/components/api-keys/saving'
import type { ShownKey } from '@/components/api-keys/shown-key'
import { showSecret } from '@/components/api-keys/shown-secret'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))
const RenameDialog = dynamic(() => import('@/components/api-keys/rename-dialog').then((module) => module.RenameDialog))

type KeyActionsProps = { apiKey: ShownKey; words: Words['keys']; common: Words['common'] }
type Asked = 'rename' | 'rotate' | 'revoke' | null

const useDeed = (words: Words['keys']) => {
  const router = useRouter()
  const [asked, setAsked] = useState<Asked>(null)
  const [error, setError] = useState<string | undefined>()
  const ask = (next: Asked) => {
    setError(undefined)
    setAsked(next)
  }
  const deed = (work: () => Promise<void>) => async () => {
    try {
      await work()
      setAsked(null)
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError(refusalText(failed, words.failures))
      // Reading a page anew without a connection would leave it for the browser's own.
      if (failed.code === 'offline') return
    }
    router.refresh()
  }
  return { asked, ask, error, deed }
}

/** What an owner does to a key that works. */
export const KeyActions = ({ apiKey, words, common }: KeyActionsProps) => {
  const { brand } = useFrame()
  const { asked, ask, error, deed } = useDeed(words)
  const { name } = apiKey
  const rotate = deed(async () => showSecret({ key: await rotateKey(brand.slug, apiKey), how: 'rotated' }))
  const revoke = deed(async () => {
    await revokeKey(brand.slug, apiKey)
    toast.note(fill(words.revoke.done, { name }))
  })
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2">
        {apiKey.state !== 'expired' && <Button onClick={() => ask('rotate')}>{words.panel.rotate}</Button>}
        <Button aria-keyshortcuts="e" onClick={() => ask('rename')}>
          {words.panel.rename}
        </Button>
        <Button variant="danger" onClick={() => ask('revoke')}>
          {words.panel.revoke}
        </Button>
      </div>
      {asked === 'rename' && <RenameDialog apiKey={apiKey} words={words} common={common} onClose={() => ask(null)} />}
      {(asked === 'rotate' || asked === 'revoke') && (
        <ConfirmDialog
          open
          onOpenChange={() => ask(null)}
          title={fill(words[asked].title, { name })}
          description={words[asked].text}
          action={words[asked].action}
          name={asked === 'revoke' ? name : undefined}
          error={error}
          onConfirm={asked === 'revoke' ? revoke : rotate}
          words={common}
        />
      )}
    </>
  )
}
