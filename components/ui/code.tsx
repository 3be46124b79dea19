'use client'

import { useEffect, useState } from 'react'
import { classes } from '@/components/ui/classes'

type CodeProps = { children: string; words: { copy: string; copied: string }; className?: string }

const copiedMilliseconds = 1_600

export const Code = ({ children, words, className }: CodeProps) => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), copiedMilliseconds)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(children)
    setCopied(true)
  }
  return (
    <button
      type="button"
      onClick={copy}
      title={words.copy}
      className={classes(
        'group inline-flex min-h-6 max-w-full items-center gap-2 rounded-sm text-left text-[12.5px] text-ink hover:bg-ink/6',
        className,
      )}
    >
      <span className="code min-w-0 break-all font-[500]">{children}</span>
      <span aria-live="polite" className={classes('shrink-0 text-2xs font-[600]', copied ? 'text-spruce' : 'text-ink3')}>
        {copied ? words.copied : words.copy}
      </span>
    </button>
  )
}
