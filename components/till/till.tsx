'use client'

import { useEffect, useState } from 'react'

import { CodeForm } from '@/components/till/code-form'
import { DoneList } from '@/components/till/done-list'
import { Steps } from '@/components/till/steps'
import { StoreChoice } from '@/components/till/store-choice'
import { useTypedScan } from '@/components/till/typed-scan'
import { type AtTill, useTill } from '@/components/till/use-till'
import { lastBrandCookie } from '@/components/shell/last-brand'
import type { WireRedemption } from '@/lib/campaigns/redemptions/contract'

type TillProps = AtTill & { currency: string; storeId: string | null; recent: WireRedemption[]; drawnAt: string }

/** Where codes are used: by keyboard, by a scanner that types, by touch, or by the camera. */
export const Till = ({ currency, storeId: kept, recent, drawnAt, ...at }: TillProps) => {
  const [storeId, setStoreId] = useState(kept)
  const till = useTill(at, storeId, recent)
  const { brand, stores, words, locale, timeZone } = at
  const clock = { locale, timeZone, now: till.done[0]?.redeemedAt ?? drawnAt }
  useTypedScan({ isListening: till.standing.kind !== 'asking', onScan: till.look, onEscape: till.next })
  useEffect(() => {
    document.cookie = `${lastBrandCookie}=${brand}; path=/console; max-age=31536000; samesite=lax`
  }, [brand])
  return (
    <>
      {stores.length > 0 && <StoreChoice brand={brand} stores={stores} value={storeId} words={words} onChange={setStoreId} />}
      <div className="grid gap-3">
        {till.standing.kind === 'asking' ? (
          <CodeForm words={words} onCode={till.look} />
        ) : (
          <Steps till={till} standing={till.standing} currency={currency} locale={locale} words={words} />
        )}
      </div>
      {till.done.length > 0 && (
        <DoneList
          done={till.done}
          clock={clock}
          stores={stores}
          words={words}
          takingBack={till.takingBack}
          onTakeBack={(one) => void till.takeBack(one)}
        />
      )}
    </>
  )
}
