'use client'

import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Words } from '@/components/words'

const NewKeyDialog = dynamic(() => import('@/components/api-keys/new-key-dialog').then((module) => module.NewKeyDialog))

type NewKeyProps = { words: Words['keys']; common: Words['common']; large?: boolean }

export const NewKey = ({ words, common, large = false }: NewKeyProps) => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        variant="primary"
        size={large ? 36 : 32}
        icon={<Plus aria-hidden="true" />}
        aria-label={words.add}
        aria-keyshortcuts={large ? undefined : 'c'}
        onClick={() => setIsOpen(true)}
      >
        <span className={large ? '' : 'max-sm:hidden'}>{words.add}</span>
      </Button>
      {isOpen && <NewKeyDialog words={words} common={common} onClose={() => setIsOpen(false)} />}
    </>
  )
}
