'use client'

import { CircleCheck, CircleX } from 'lucide-react'
import { type ReactNode } from 'react'

import { moneyText } from '@/components/campaigns/offer-text'
import { Button } from '@/components/ui/button'
import type { Locale, Words } from '@/components/words'
import type { Money } from '@/lib/core/money'

type PanelProps = { tone: 'good' | 'bad'; title: string; children?: ReactNode }

const looks = { good: 'border-spruce bg-spruce2', bad: 'hatch border-tomato' }

/** What came of it, by sign, pattern and words. */
export const Panel = ({ tone, title, children }: PanelProps) => {
  const Icon = tone === 'good' ? CircleCheck : CircleX
  return (
    <div className={`rounded-xl border-2 ${looks[tone]} p-4`}>
      <div role="status" className="rounded-lg bg-paper p-4">
        <h2 className={`flex items-center gap-3 text-xl font-[750] tracking-[-.02em] ${tone === 'good' ? 'text-spruce' : 'text-tomato'}`}>
          <Icon aria-hidden="true" className="size-8 shrink-0" />
          {title}
        </h2>
        {children}
      </div>
    </div>
  )
}

const large = 'text-[34px] leading-[36px] font-[750] tracking-[-.02em]'

type SumsProps = { discount: Money; toPay: Money; locale: Locale; words: Words['till'] }

export const Sums = ({ discount, toPay, locale, words }: SumsProps) => (
  <dl className="num mt-4 space-y-2">
    <div className="flex items-baseline justify-between gap-4 text-lg">
      <dt className="text-ink2">{words.discount}</dt>
      <dd className="font-[650]">−{moneyText(discount, locale)}</dd>
    </div>
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-lg text-ink2">{words.toPay}</dt>
      <dd className={large}>{moneyText(toPay, locale)}</dd>
    </div>
  </dl>
)

export const Failure = ({ text }: { text: string | undefined }) => (
  <p role="alert" className="mt-3 font-[600] text-tomato empty:hidden">
    {text}
  </p>
)

/** The next key is its Enter: the button takes the focus as it comes. */
export const NextButton = ({ label, busy, onClick }: { label: string; busy: boolean; onClick: () => void }) => (
  <Button variant="primary" size={48} autoFocus busy={busy} onClick={onClick} className="w-full">
    {label}
  </Button>
)
