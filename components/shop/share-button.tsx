'use client'

import { Share } from 'lucide-react'

import { toast } from '@/components/ui/toast'

type ShareButtonProps = { url: string; title: string; label: string; copied: string }

export const ShareButton = ({ url, title, label, copied }: ShareButtonProps) => {
  const share = async () => {
    if (typeof navigator.share === 'function') return navigator.share({ url, title }).catch(() => undefined)
    await navigator.clipboard.writeText(url)
    toast.note(copied)
  }
  return (
    <button
      type="button"
      aria-label={label}
      onClick={() => void share()}
      className="grid size-11 place-items-center rounded-full bg-paper text-ink"
    >
      <Share aria-hidden="true" strokeWidth={1.75} className="size-5" />
    </button>
  )
}
