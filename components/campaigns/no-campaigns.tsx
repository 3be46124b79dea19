import { Plus } from 'lucide-react'
import Link from 'next/link'
import { type Template, templates } from '@/components/campaigns/campaign-values'
import { offerTag } from '@/components/campaigns/offer-text'
import { ButtonLink } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Locale, type Words } from '@/components/words'
import type { Benefit } from '@/lib/campaigns/contract'

type EmptyWords = Words['campaigns']['empty']

const request = (publicUrl: string) =>
  `curl ${publicUrl}/api/v1/campaigns -H "Authorization: Bearer $TIRA_KEY" -H "Content-Type: application/json" -d '{"name":"Weekend","benefit":{"type":"percent","percent":30}}'`

const benefitOf = (template: Template, currency: string): Benefit => {
  switch (template) {
    case 'percent':
      return { type: 'percent', percent: 30 }
    case 'amount':
      return { type: 'amount', amount: { amount: 300, currency } }
    case 'two-for-one':
      return { type: 'buy-x-get-y', buy: 1, get: 1, percentOff: 100 }
  }
}

const leans: Record<Template, string> = { percent: '-rotate-2', amount: 'rotate-1', 'two-for-one': '-rotate-1' }

type StickerProps = { template: Template; href: string; currency: string; label: string; locale: Locale }

const Sticker = ({ template, href, currency, label, locale }: StickerProps) => (
  <Link
    href={href}
    className={classes(
      'group flex h-[132px] w-[168px] flex-col justify-between rounded-md border-[1.5px] border-ink bg-paper px-4 pt-5 pb-3 max-sm:px-3 transition-transform duration-180 ease-place hover:rotate-0 focus-visible:rotate-0 max-sm:w-[calc(50%-8px)]',
      leans[template],
    )}
  >
    <span aria-hidden="true" className="tag text-[60px] max-sm:text-[50px]">
      {offerTag(benefitOf(template, currency), locale)}
    </span>
    <span className="text-sm font-[600] group-hover:underline">{label}</span>
  </Link>
)

type FirstCampaignProps = {
  newHref: string | null
  publicUrl: string
  currency: string
  locale: Locale
  words: EmptyWords
  copy: { copy: string; copied: string }
}

/** Before the first campaign: three offers to begin with, which open the editor filled. */
export const FirstCampaign = ({ newHref, publicUrl, currency, locale, words, copy }: FirstCampaignProps) => {
  if (newHref === null)
    return (
      <div className="rounded-lg border border-line bg-paper">
        <Empty title={words.readingTitle} text={words.reading} />
      </div>
    )
  const labels: Record<Template, string> = { percent: words.percent, amount: words.amount, 'two-for-one': words.twoForOne }
  return (
    <section className="rounded-lg border border-line bg-paper px-6 py-10 max-sm:px-5 max-sm:py-7">
      <h2 className="text-lg font-[650] tracking-[-.01em] text-balance">{words.title}</h2>
      <p className="mt-1 max-w-[52ch] text-base text-ink2">{words.text}</p>
      <div className="mt-7 flex flex-wrap gap-4 sm:gap-6">
        {templates.map((template) => (
          <Sticker
            key={template}
            template={template}
            href={`${newHref}?template=${template}`}
            currency={currency}
            label={labels[template]}
            locale={locale}
          />
        ))}
      </div>
      <div className="mt-7">
        <ButtonLink href={newHref} size={36} icon={<Plus aria-hidden="true" />}>
          {words.blank}
        </ButtonLink>
      </div>
      <div className="mt-6 max-w-full text-xs text-ink3">
        <p className="mb-1">{words.developer}</p>
        <Code words={copy}>{request(publicUrl)}</Code>
      </div>
    </section>
  )
}

export const NothingFound = ({ query, allHref, words }: { query: string | undefined; allHref: string; words: EmptyWords }) => (
  <div className="rounded-lg border border-line bg-paper">
    <Empty
      title={query ? fill(words.noneTitle, { query }) : words.noneOfView}
      text={query ? words.none : undefined}
      action={<TextLink href={allHref}>{words.showAll}</TextLink>}
    />
  </div>
)
