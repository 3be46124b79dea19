'use client'

import { useEffect, useRef } from 'react'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { momentText } from '@/components/ui/moment'
import { showSecret, useShownSecret } from '@/components/webhooks/shown-secret'
import { signatureSample } from '@/components/webhooks/signature-sample'
import { hostOf } from '@/components/webhooks/standing'
import { fill, type Words } from '@/components/words'

type SecretPanelProps = { webhookId: string; words: Words['webhooks']; copy: { copy: string; copied: string } }

/** The only time that a secret is seen. It stands on the page until somebody says that it is put away: no key and no click beside it closes it. */
export const SecretPanel = ({ webhookId, words, copy }: SecretPanelProps) => {
  const { brand, locale } = useFrame()
  const shown = useShownSecret(webhookId)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [shown])
  if (!shown) return null
  const { secret: said } = words
  const { url, secret, previousUntil } = shown.webhook
  const until = previousUntil && momentText(new Date(previousUntil), { locale, timeZone: brand.timeZone, now: new Date() })
  return (
    <section aria-labelledby="secret" className="mb-5 rounded-lg border border-ink bg-paper p-4 text-sm lg:p-5">
      <h2
        id="secret"
        ref={heading}
        tabIndex={-1}
        className="scroll-mt-24 text-lg font-[650] tracking-[-.01em] text-balance break-words outline-none"
      >
        {fill(shown.how === 'made' ? said.madeTitle : said.rotatedTitle, { host: hostOf(url) })}
      </h2>
      <p className="mt-1 max-w-[72ch] text-ink2">
        {said.text} {until && fill(said.until, { time: until })}
      </p>
      <Code words={copy} className="mt-3 rounded-md border border-line2 bg-shelf px-3 py-2 text-[14px]">
        {secret}
      </Code>
      <p className="mt-4 mb-1 text-xs text-ink3">{said.sample}</p>
      <Code words={copy} className="items-start! [&_.code]:whitespace-pre-wrap">
        {signatureSample}
      </Code>
      <div className="mt-4">
        <Button size={36} variant="primary" onClick={() => showSecret(null)}>
          {said.kept}
        </Button>
      </div>
    </section>
  )
}
