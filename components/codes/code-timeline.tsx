import type { StoryLine } from '@/components/codes/shown-story'
import { classes } from '@/components/ui/classes'

/** What became of a code, newest first. */
export const CodeTimeline = ({ lines, label }: { lines: readonly StoryLine[]; label: string }) => (
  <ol aria-label={label} className="text-sm">
    {lines.map((line, at) => (
      <li key={line.key} className="relative grid grid-cols-[84px_14px_minmax(0,1fr)] gap-x-2 pb-3 last:pb-0">
        <span className="num text-xs leading-[18px] text-ink3">{line.at}</span>
        <span aria-hidden="true" className="relative">
          <span
            className={classes(
              'absolute top-[5px] left-[2px] z-10 size-2 rounded-full border-[1.5px]',
              at === 0 ? 'border-ink bg-ink' : 'border-edge bg-paper',
            )}
          />
          {at < lines.length - 1 && <span className="absolute top-3 bottom-[-17px] left-[5.5px] w-px bg-line2" />}
        </span>
        <span className="break-words">
          {line.text}
          {line.by && <span className="text-ink3">, {line.by}</span>}
        </span>
      </li>
    ))}
  </ol>
)
