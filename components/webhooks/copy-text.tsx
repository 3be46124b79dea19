'use client'

import { useEffect, useState } from 'react'

type CopyTextProps = { text: string; words: { copy: string; copied: string } }

const copiedMilliseconds = 1_600

/** Copies what is shown in another shape than it has. */
export const CopyText = ({ text, words }: CopyTextProps) => {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), copiedMilliseconds)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className={`min-h-6 rounded-sm px-1.5 text-2xs font-[600] hover:bg-ink/6 ${isCopied ? 'text-spruce' : 'text-ink3'}`}
    >
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </button>
  )
}
