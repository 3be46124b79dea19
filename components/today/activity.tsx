import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Entry } from '@/components/audit/entry'
import type { Piece } from '@/components/audit/sentence'
import { TextLink } from '@/components/ui/text-link'
import type { Words } from '@/components/words'

type TodayWords = Words['onboarding']['today']

const Said = ({ piece, href }: { piece: Piece; href: string | null }) => {
  if (piece.kind === 'plain') return piece.text
  if (piece.kind === 'actor') return <b className="font-[650]">{piece.text}</b>
  if (!href) return <b className="font-[600]">{piece.text}</b>
  return (
    <Link href={href} className="font-[600] underline decoration-line2 underline-offset-2 hover:decoration-ink">
      {piece.text}
    </Link>
  )
}

export type Happening = { entry: Entry; /** The time, or the day when it is not today's. */ when: string; at: string }

/** What happened last, newest first, in the audit log's sentences. */
export const ActivityList = ({ happenings }: { happenings: readonly Happening[] }) => (
  <ol className="overflow-hidden rounded-lg border border-line bg-paper">
    {happenings.map(({ entry, when, at }) => (
      <li key={entry.id} className="flex gap-3 border-t border-line px-4 py-2.5 text-sm first:border-t-0">
        <time dateTime={at} className="num w-12 shrink-0 text-ink3">
          {when}
        </time>
        <p className="min-w-0 break-words">
          {entry.sentence.map((piece, index) => (
            <Said key={index} piece={piece} href={entry.href} />
          ))}
        </p>
      </li>
    ))}
  </ol>
)

type ActivityFrameProps = { auditHref: string | null; words: TodayWords; children: ReactNode }

export const ActivityFrame = ({ auditHref, words, children }: ActivityFrameProps) => (
  <section aria-labelledby="activity" className="min-w-0">
    <div className="mb-3 flex items-baseline justify-between gap-4">
      <h2 id="activity" className="text-lg font-[650] tracking-[-.01em]">
        {words.activityTitle}
      </h2>
      {auditHref && (
        <TextLink href={auditHref} className="text-sm">
          {words.activityAll}
        </TextLink>
      )}
    </div>
    {children}
  </section>
)

export const NoActivity = ({ words }: { words: TodayWords }) => (
  <div className="rounded-lg border border-line bg-paper px-4 py-5 text-sm">
    <p className="font-[600]">{words.activityEmptyTitle}</p>
    <p className="mt-0.5 text-ink2">{words.activityEmpty}</p>
  </div>
)
