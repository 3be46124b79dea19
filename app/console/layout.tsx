import type { ReactNode } from 'react'

import { wordsOf } from '@/app/words'
import { Toasts } from '@/components/ui/toasts'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { close } = await wordsOf('common')
  return (
    <>
      {children}
      <Toasts place="console" closeLabel={close} />
    </>
  )
}
