'use client'

import { Barcode, QrCode } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { codeSize } from '@/components/tickets/big-tag'
import { useAwake } from '@/components/tickets/awake'
import { classes } from '@/components/ui/classes'

type ScannableProps = { qr: ReactNode; bars: ReactNode; code: string; hint: ReactNode; words: { showBars: string; showQr: string } }

/** The code to scan or to read out: as QR, or as bars for tills that want those. */
export const Scannable = ({ qr, bars, code, hint, words }: ScannableProps) => {
  const [showsBars, setShowsBars] = useState(false)
  useAwake()
  const Icon = showsBars ? QrCode : Barcode
  return (
    <>
      <div className="grid min-h-[252px] items-center px-6 pt-6">{showsBars ? bars : qr}</div>
      <p className={classes('code mt-5 px-4 text-center leading-[1.15] font-[600] tracking-[.01em] break-all', codeSize(code))}>{code}</p>
      {hint}
      <div className="px-6 pt-5 pb-6">
        <button
          type="button"
          onClick={() => setShowsBars(!showsBars)}
          className="flex h-12 w-full items-center justify-center gap-2 rounded-[12px] border border-[oklch(0.8_0.009_112)] text-base font-[650]"
        >
          <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />
          {showsBars ? words.showQr : words.showBars}
        </button>
      </div>
    </>
  )
}
