import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { moneyText, offerTag } from '@/components/campaigns/offer-text'
import { QrPicture } from '@/components/campaigns/qr-picture'
import { offerLine } from '@/components/campaigns/rule-lines'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

type PosterProps = { campaign: WireCampaign; brandName: string; words: Words['campaigns']; clock: Clock }

const tagSizes = [
  [46, 'text-[46cqw]'],
  [40, 'text-[40cqw]'],
  [36, 'text-[36cqw]'],
  [32, 'text-[32cqw]'],
  [28, 'text-[28cqw]'],
  [24, 'text-[24cqw]'],
  [20, 'text-[20cqw]'],
] as const

const line = 82

const isLong = (name: string) => name.length > 60

const nameSize = (name: string): string => {
  if (isLong(name)) return 'text-[4.4cqw]'
  return name.length > 30 ? 'text-[5.4cqw]' : 'text-[6.4cqw]'
}

/** As large as fits on one line, by how wide the characters of the tag's face are; a long name leaves it less height. */
const tagSize = (tag: string, name: string): string => {
  const highest = isLong(name) ? 36 : 46
  const width = Array.from(tag).reduce((sum, sign) => sum + (/[.,\s]/.test(sign) ? 0.2 : sign === '%' ? 0.66 : 0.46), 0)
  return tagSizes.find(([size]) => size <= highest && size * width <= line)?.[1] ?? 'text-[16cqw]'
}

const smallPrint = ({ startsAt, endsAt, minimumSpend }: WireCampaign, { poster }: Words['campaigns'], clock: Clock): string[] => [
  ...(minimumSpend ? [fill(poster.minimum, { amount: moneyText(minimumSpend, clock.locale) })] : []),
  ...(startsAt !== null && startsAt > clock.now ? [fill(poster.from, { start: momentText(startsAt, clock, { month: 'long' }) })] : []),
  ...(endsAt === null ? [] : [fill(poster.until, { end: momentText(endsAt, clock, { month: 'long' }) })]),
]

/** One A4 page, black on white whatever the theme; all its sizes follow its width. */
export const Poster = ({ campaign, brandName, words, clock }: PosterProps) => {
  const tag = offerTag(campaign.benefit, clock.locale)
  return (
    <article
      aria-label={words.poster.title}
      className="poster @container mx-auto aspect-[210/297] w-full max-w-[620px] overflow-hidden border border-line2 bg-[#fff] text-[#1d1d28] [print-color-adjust:exact] print:fixed print:inset-0 print:h-[297mm] print:w-[210mm] print:max-w-none print:border-0"
    >
      <div className="flex h-full flex-col justify-between p-[7cqw]">
        <div>
          <p className="text-[4.2cqw] leading-[1.1] font-[700] tracking-[-.02em] break-words">{brandName}</p>
          <p className={classes('tag mt-[6cqw] -ml-[.5cqw] whitespace-nowrap', tagSize(tag, campaign.name))}>{tag}</p>
          <h2
            className={classes('mt-[4cqw] leading-[1.08] font-[750] tracking-[-.03em] text-balance break-words', nameSize(campaign.name))}
          >
            {campaign.name}
          </h2>
          <p className="mt-[1.6cqw] text-[3.4cqw] leading-[1.3] font-[500]">{offerLine(campaign.benefit, words.rules, clock.locale)}</p>
        </div>
        <div>
          <div aria-hidden="true" className="mb-[5cqw] border-t-[.5cqw] border-dashed border-[#1d1d28]" />
          <div className="flex items-end gap-[2cqw]">
            <QrPicture text={campaign.claimUrl} label={words.detail.qr} className="-mb-[4cqw] -ml-[4cqw] w-[42cqw] shrink-0" />
            <div className="min-w-0 flex-1">
              <p className="text-[5cqw] leading-[1.1] font-[700] tracking-[-.02em] text-balance">{words.poster.scan}</p>
              <p className="code mt-[2cqw] text-[1.9cqw] leading-[1.4] font-[500] break-all">
                {campaign.claimUrl.replace(/^https?:\/\//, '')}
              </p>
              <ul className="num mt-[2.4cqw] text-[2.5cqw] leading-[1.4] font-[500]">
                {smallPrint(campaign, words, clock).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          </div>
        </div>
      </div>
    </article>
  )
}
