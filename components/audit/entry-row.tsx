import { KeyRound, Columns2 } from 'lucide-react'
import Link from 'next/link'
import { CopyRequest } from '@/components/audit/copy-request'
import type { Entry } from '@/components/audit/entry'
import type { Actor, Change, Piece } from '@/components/audit/sentence'
import { Avatar } from '@/components/ui/avatar'
import { TextLink } from '@/components/ui/text-link'
import type { Words } from '@/components/words'

type AuditWords = Words['audit']

const Face = ({ actor }: { actor: Actor }) => {
  if (actor.kind === 'person') return <Avatar name={actor.name} size={24} />
  const Icon = actor.kind === 'key' ? KeyRound : Columns2
  return (
    <span aria-hidden="true" className="grid size-6 shrink-0 place-items-center rounded-sm border border-line2 text-ink2">
      <Icon strokeWidth={1.75} className="size-3.5" />
    </span>
  )
}

const Said = ({ piece, href, actorHref }: { piece: Piece; href: string | null; actorHref: string | null }) => {
  if (piece.kind === 'subject') return href ? <TextLink href={href}>{piece.text}</TextLink> : <b className="font-[600]">{piece.text}</b>
  if (piece.kind === 'plain') return piece.text
  return actorHref ? (
    <Link href={actorHref} className="font-[650] hover:underline">
      {piece.text}
    </Link>
  ) : (
    <b className="font-[650]">{piece.text}</b>
  )
}

const Changes = ({ changes, words }: { changes: Change[]; words: AuditWords }) => (
  <dl className="mt-1.5 mb-1 space-y-1 border-l-2 border-line2 pl-3 text-xs">
    {changes.map(({ field, before, after }) => (
      <div key={field} className="grid gap-x-3 sm:grid-cols-[104px_minmax(0,1fr)]">
        <dt className="text-ink3">{field}</dt>
        <dd className="num flex flex-wrap items-start gap-x-2 break-words whitespace-pre-line">
          <del className="min-w-0 text-ink3 decoration-ink3/60">
            <span className="sr-only">{words.before} </span>
            {before}
          </del>
          <span aria-hidden="true" className="text-ink3">
            →
          </span>
          <ins className="min-w-0 font-[600] no-underline">
            <span className="sr-only">{words.after} </span>
            {after}
          </ins>
        </dd>
      </div>
    ))}
  </dl>
)

type EntryRowProps = { entry: Entry; actorHref: string | null; words: AuditWords }

export const EntryRow = ({ entry, actorHref, words }: EntryRowProps) => (
  <li
    data-row=""
    tabIndex={-1}
    className="flex items-start gap-3 border-t border-line px-4 py-2 text-sm first:border-t-0 focus-visible:bg-cobalt2/60 focus-visible:outline-2 focus-visible:-outline-offset-2"
  >
    <time className="num w-10 shrink-0 leading-6 text-ink3">{entry.time}</time>
    <Face actor={entry.actor} />
    <div className="min-w-0 flex-1">
      <p className="py-[3px]">
        {entry.sentence.map((piece, index) => (
          <Said key={index} piece={piece} href={entry.href} actorHref={actorHref} />
        ))}
      </p>
      {entry.changes.length > 0 && <Changes changes={entry.changes} words={words} />}
    </div>
    {entry.requestId && <CopyRequest id={entry.requestId} words={words} />}
  </li>
)
