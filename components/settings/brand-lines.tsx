import type { ReactNode } from 'react'
import { brandLanguages } from '@/components/settings/brand-fields'
import type { WireBrand } from '@/components/settings/brand-values'
import { zoneLabel } from '@/components/stores/zone-field'
import type { Words } from '@/components/words'

type BrandWords = Words['settings']['brand']

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid gap-x-3 py-1.5 sm:grid-cols-[160px_minmax(0,1fr)]">
    <dt className="text-ink3">{name}</dt>
    <dd className="num min-w-0 font-[500] break-words whitespace-pre-line">{children}</dd>
  </div>
)

export const languagesText = (locales: WireBrand['locales']): string =>
  brandLanguages
    .filter(({ value }) => locales.includes(value))
    .map(({ label }) => label)
    .join(', ')

/** What never changes: addresses and prices hang on it. */
export const FixedLines = ({ brand, words }: { brand: WireBrand; words: BrandWords }) => (
  <dl className="text-sm">
    <Line name={words.slug}>
      <span className="code">{brand.slug}</span>
      <span className="ml-2 text-xs font-[450] text-ink3">{words.slugHint}</span>
    </Line>
    <Line name={words.currency}>
      {brand.currency}
      <span className="ml-2 text-xs font-[450] text-ink3">{words.currencyHint}</span>
    </Line>
  </dl>
)

/** The brand for those who may only read it. */
export const BrandReading = ({ brand, words }: { brand: WireBrand; words: BrandWords }) => (
  <>
    <p className="mb-3 text-sm text-ink3">{words.reading}</p>
    <dl className="text-sm">
      <Line name={words.name}>{brand.name}</Line>
      <Line name={words.timeZone}>{zoneLabel(brand.timeZone)}</Line>
      <Line name={words.locales}>{languagesText(brand.locales)}</Line>
      <Line name={words.origins}>{brand.allowedOrigins.join('\n') || words.nothing}</Line>
    </dl>
    <FixedLines brand={brand} words={words} />
  </>
)
