'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fill } from '@/components/words'

export type Difference = { label: string; mine: string; theirs: string }

export type ConflictWords = Record<'title' | 'text' | 'same' | 'field' | 'yours' | 'theirs' | 'keepMine' | 'takeTheirs', string>

export type ConflictDialogProps = {
  differences: readonly Difference[]
  /** When the others saved. */
  time: string
  words: ConflictWords
  closeLabel: string
  onKeep: () => void
  onTake: () => void
  onClose: () => void
}

const Differences = ({ differences, words }: Pick<ConflictDialogProps, 'differences' | 'words'>) => {
  if (differences.length === 0) return <p className="text-sm text-ink2">{words.same}</p>
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <thead>
        <tr className="h-8 text-left text-2xs text-ink3 *:font-[600]">
          <th scope="col" className="w-[104px] pr-3">
            {words.field}
          </th>
          <th scope="col" className="pr-3">
            {words.yours}
          </th>
          <th scope="col">{words.theirs}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ label, mine, theirs }) => (
          <tr key={label} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-3 text-left font-[550] text-ink2">
              {label}
            </th>
            <td className="num py-2 pr-3 break-words whitespace-pre-line">{mine}</td>
            <td className="num py-2 break-words whitespace-pre-line">{theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Somebody saved first: what was written here beside what it is by now, and the choice between the two. */
export const ConflictDialog = ({ differences, time, words, closeLabel, onKeep, onTake, onClose }: ConflictDialogProps) => (
  <Dialog
    open
    wide
    onOpenChange={(open) => open || onClose()}
    title={fill(words.title, { time })}
    description={words.text}
    closeLabel={closeLabel}
    footer={
      <>
        <Button size={36} onClick={onTake}>
          {words.takeTheirs}
        </Button>
        <Button size={36} variant="primary" onClick={onKeep}>
          {words.keepMine}
        </Button>
      </>
    }
  >
    <Differences differences={differences} words={words} />
  </Dialog>
)
