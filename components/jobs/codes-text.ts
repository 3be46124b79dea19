import { isAccountJob, numberText, titleOf } from '@/components/jobs/job-text'
import { fill, type Locale, type Words } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'
import { isUnfinished } from '@/lib/jobs/rules'

/** What a job on codes is about, beyond what the job itself says. */
export type CodesJob = {
  campaign: string | null
  /** The batch that it makes or takes back. */
  batch: { id: string; asked: number | null; isUndone: boolean } | null
  /** Where its codes are listed. */
  href: string
}

type JobWords = Words['jobs']
type Titled = Pick<WireJob, 'kind' | 'subject' | 'state' | 'total'>

const deeds = { batch: 'make', 'batch-undo': 'undo', 'codes-void': 'void', 'codes-extend': 'extend' } as const
type Deed = (typeof deeds)[keyof typeof deeds]

const isKnown = (type: string): type is keyof typeof deeds => Object.hasOwn(deeds, type)

export const deedOf = ({ kind, subject }: Pick<Titled, 'kind' | 'subject'>): Deed | null =>
  kind === 'codes' && isKnown(subject.type) ? deeds[subject.type] : null

/** A job by what it does to which codes; one that nothing more is known of, by its kind. */
export const jobTitle = (job: Titled, about: CodesJob | null | undefined, words: JobWords, locale: Locale): string => {
  const deed = deedOf(job)
  if (!deed || isAccountJob(job)) return titleOf(job, words)
  const said = (isUnfinished(job.state) ? words.codes.doing : words.codes.nouns)[deed]
  const total = job.total ?? (deed === 'make' ? (about?.batch?.asked ?? null) : null)
  const count = total === null ? null : numberText(total, locale)
  const campaign = about?.campaign ?? null
  if (campaign === null) return count === null ? said.bare : fill(said.counted, { count })
  return count === null ? fill(said.of, { campaign }) : fill(said.countedOf, { count, campaign })
}

const numberIn = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)

const objectIn = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})

/** Numbers too large to be read are rounded and said in words. */
const roughly = (value: number, locale: Locale) =>
  new Intl.NumberFormat(
    locale,
    value < 1_000_000 ? {} : { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 },
  ).format(value)

/** What came of it, where the job says so in a shape that is known here. */
export const outcomeText = (
  job: Pick<WireJob, 'kind' | 'subject' | 'state' | 'result'>,
  words: JobWords,
  locale: Locale,
): string | null => {
  if (job.state !== 'succeeded' || !job.result) return null
  const { result } = job
  const number = (member: string) => {
    const value = numberIn(result[member])
    return value === null ? null : numberText(value, locale)
  }
  const { outcomes } = words.codes
  switch (deedOf(job)) {
    case 'make': {
      const oneIn = numberIn(objectIn(result.guessing).oneIn)
      return oneIn === null ? null : fill(outcomes.make, { oneIn: roughly(oneIn, locale) })
    }
    case 'undo': {
      const [removed, kept] = [number('removed'), number('kept')]
      if (removed === null || kept === null) return null
      return fill(result.kept === 0 ? outcomes.undoAll : outcomes.undo, { removed, kept })
    }
    case 'void':
    case 'extend': {
      const [changed, rejected] = [number('changed'), number('rejected')]
      if (changed === null || rejected === null) return null
      return fill(result.rejected === 0 ? outcomes.changeAll : outcomes.change, { changed, rejected })
    }
    default:
      return null
  }
}
