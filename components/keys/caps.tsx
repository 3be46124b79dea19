'use client'

import { useSyncExternalStore } from 'react'

import { keyCaps } from '@/components/keys/sequence'
import { Kbd } from '@/components/ui/kbd'

const never = () => () => {}
const platform = () => navigator.platform

/** The name of the modifier on this keyboard; the server does not know it and says Ctrl. */
export const usePlatform = () => useSyncExternalStore(never, platform, () => '')

export const Caps = ({ keys, then }: { keys: string; then?: string }) => {
  const caps = keyCaps(keys, usePlatform())
  const isSequence = keys.includes(' ')
  return (
    <span className="flex shrink-0 items-center gap-1">
      {caps.map((cap, index) => (
        <span key={cap + index} className="flex items-center gap-1">
          {isSequence && index > 0 && then && <span className="text-2xs text-ink3">{then}</span>}
          <Kbd>{cap}</Kbd>
        </span>
      ))}
    </span>
  )
}
