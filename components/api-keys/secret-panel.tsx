'use client'

import { useEffect, useRef } from 'react'
import type { MadeKey } from '@/components/api-keys/saving'
import { showSecret, useShownSecret } from '@/components/api-keys/shown-secret'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { momentText } from '@/components/ui/moment'
import { fill, type Words } from '@/components/words'

type SecretPanelProps = { publicUrl: string; words: Words['keys']; copy: { copy: string; copied: string } }

const readable: Record<string, string> = {
  'campaigns:read': 'campaigns',
  'codes:read': 'codes',
  'redemptions:read': 'redemptions',
  'stores:read': 'stores',
  'events:read': 'events',
  'webhooks:read': 'webhooks',
  'jobs:read': 'jobs',
  'audit:read': 'audit',
}

/** Something that this very key may ask. */
const sampleOf = ({ scopes, secret }: MadeKey, publicUrl: string): string | null => {
  const scope = Object.keys(readable).find((one) => scopes.includes(one))
  return scope === undefined ? null : `curl ${publicUrl}/api/v1/${readable[scope]} -H "Authorization: Bearer ${secret}"`
}

const forget = () => showSecret(null)

/** The only time that a secret is seen. It stands on the page until somebody says that it is put away: no key and no click beside it closes it. */
export const SecretPanel = ({ publicUrl, words, copy }: SecretPanelProps) => {
  const { brand, locale } = useFrame()
  const shown = useShownSecret()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [shown])
  useEffect(() => forget, [])
  if (!shown) return null
  const { secret: said } = words
  const { name, secret, previousUntil } = shown.key
  const sample = sampleOf(shown.key, publicUrl)
  const until = previousUntil && momentText(new Date(previousUntil), { locale, timeZone: brand.timeZone, now: new Date() })
  return (
    <section aria-labelledby="secret" className="mb-5 rounded-lg border border-ink bg-paper p-4 text-sm lg:p-5">
      <h2
        id="secret"
        ref={heading}
        tabIndex={-1}
        className="scroll-mt-24 text-lg font-[650] tracking-[-.01em] text-balance break-words outline-none"
      >
        {fill(shown.how === 'made' ? said.madeTitle : said.rotatedTitle, { name })}
      </h2>
      <p className="mt-1 max-w-[72ch] text-ink2">
        {said.text} {until && fill(said.until, { time: until })}
      </p>
      <Code words={copy} className="mt-3 rounded-md border border-line2 bg-shelf px-3 py-2 text-[14px]">
        {secret}
      </Code>
      {sample && (
        <>
          <p className="mt-4 mb-1 text-xs text-ink3">{said.sample}</p>
          <Code words={copy}>{sample}</Code>
        </>
      )}
      <div className="mt-4">
        <Button size={36} variant="primary" onClick={forget}>
          {said.kept}
        </Button>
      </div>
    </section>
  )
}
