'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { type CodeListing, filterOf } from '@/components/codes/listing-href'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { hrefWith } from '@/components/ui/query'
import { toast } from '@/components/ui/toast'
import type { Words } from '@/components/words'

type CsvButtonProps = { campaignId: string; listing: CodeListing; words: Words['codes'] }

const nameOf = (response: Response): string =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'codes.csv'

/** Fetched and not linked to: a link cannot say of which brand. What comes is kept by the browser outside of the page's memory. */
const fetchCodes = async (brand: string, campaignId: string, listing: CodeListing): Promise<boolean> => {
  const { campaignId: _, ...filter } = filterOf(listing)
  const response = await fetch(hrefWith(`/api/v1/campaigns/${campaignId}/codes.csv`, filter), { headers: { 'tira-brand': brand } }).catch(
    () => null,
  )
  if (!response?.ok) return false
  const file = await response.blob().catch(() => null)
  if (!file) return false
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = nameOf(response)
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

export const CsvButton = ({ campaignId, listing, words }: CsvButtonProps) => {
  const { brand } = useFrame()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    if (!(await fetchCodes(brand.slug, campaignId, listing))) toast.error(words.failures.csv)
    setBusy(false)
  }
  return (
    <Button busy={busy} onClick={() => void save()} icon={<Download aria-hidden="true" />} className="max-sm:h-11">
      {words.csv}
    </Button>
  )
}
