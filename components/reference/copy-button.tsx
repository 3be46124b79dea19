'use client'

import { useEffect, useRef, useState } from 'react'

type CopyButtonProps = { words: { copy: string; copied: string; notCopied: string } }
type Outcome = 'copied' | 'notCopied'

const outcomeMilliseconds = 1_600

/** Copies the sample that shows in the panel around it: the text is on the page already, once is enough. */
export const CopyButton = ({ words }: CopyButtonProps) => {
  const button = useRef<HTMLButtonElement>(null)
  const [outcome, setOutcome] = useState<Outcome>()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), outcomeMilliseconds)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    const samples = button.current?.closest('[data-sample]')?.querySelectorAll<HTMLElement>('pre') ?? []
    const shown = [...samples].find((sample) => sample.offsetParent !== null)
    const isDone = await navigator.clipboard.writeText(shown?.textContent ?? '').then(
      () => true,
      () => false,
    )
    setOutcome(isDone ? 'copied' : 'notCopied')
  }
  return (
    <button
      ref={button}
      type="button"
      onClick={copy}
      className={`min-h-7 rounded-sm px-2 text-2xs font-[600] hover:bg-ink/6 max-lg:min-h-9 ${outcome === 'copied' ? 'text-spruce' : 'text-ink2 hover:text-ink'}`}
    >
      <span aria-live="polite">{words[outcome ?? 'copy']}</span>
    </button>
  )
}
