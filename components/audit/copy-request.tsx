'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Words } from '@/components/words'

const copiedMilliseconds = 1_600
const shownCharacters = 8

/** The end of a request id, and all of it on the clipboard. */
export const CopyRequest = ({ id, words }: { id: string; words: Words['audit'] }) => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), copiedMilliseconds)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => navigator.clipboard.writeText(id).then(() => setCopied(true))
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      onClick={copy}
      title={`${words.copyRequest} ${id}`}
      className="flex h-6 shrink-0 items-center gap-1.5 rounded-sm px-1 text-2xs text-ink3 hover:bg-ink/6 hover:text-ink"
    >
      <span className="sr-only">{words.copyRequest}</span>
      <span className="code max-sm:hidden">{id.slice(-shownCharacters)}</span>
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
      <span role="status" className="sr-only">
        {copied && words.copied}
      </span>
    </button>
  )
}
