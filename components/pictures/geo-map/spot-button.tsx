import type { Ref } from 'react'
import type { Spot } from './merging'

const sheetBehind =
  'before:absolute before:inset-x-1.5 before:-top-[7px] before:h-[5px] before:rounded-t-[3px] before:border-2 before:border-b-0 before:border-ink before:bg-paper'

function Tag({ text, isSelected, isMerged }: { text: string; isSelected: boolean; isMerged: boolean }) {
  const colours = isSelected ? 'bg-ink text-paper' : 'bg-paper text-ink'
  return (
    <>
      <span
        className={`tag relative grid h-[30px] min-w-[38px] place-items-center rounded-[4px] border-2 border-ink px-2 text-[20px] ${colours} ${isMerged ? sheetBehind : ''}`}
      >
        {text}
      </span>
      <svg width="14" height="10" viewBox="0 -1 14 10" className="relative mx-auto -mt-[3px] block" aria-hidden="true">
        <path d="M0 2 7 9 14 2Z" className="fill-ink" />
        {!isSelected && <path d="M.83 -1H13.17V0L7 6.17 .83 0Z" className="fill-paper" />}
      </svg>
    </>
  )
}

function Square({ isSelected }: { isSelected: boolean }) {
  return (
    <span className="grid size-6 place-items-center">
      <span className={`block rounded-[3px] border-2 ${isSelected ? 'size-4 border-ink bg-ink' : 'size-3 border-ink2 bg-paper'}`} />
    </span>
  )
}

function Label({ text, isSelected }: { text: string; isSelected: boolean }) {
  return (
    <span
      className={`pointer-events-none absolute bottom-full left-1/2 mb-1 -translate-x-1/2 rounded-sm bg-ink px-2 py-1 text-xs font-[550] whitespace-nowrap text-paper group-hover/spot:block group-focus-visible/spot:block ${
        isSelected ? 'block' : 'hidden'
      }`}
    >
      {text}
    </span>
  )
}

/** On the ground itself, as on a paper map. */
function Name({ text, side }: { text: string; side: 'right' | 'left' }) {
  return (
    <span
      className={`${side === 'right' ? 'left-full -ml-0.5' : 'right-full -mr-0.5'} pointer-events-none absolute top-1/2 -translate-y-1/2 text-xs font-[550] whitespace-nowrap text-ink2 [text-shadow:0_0_3px_var(--land),0_0_3px_var(--land)]`}
    >
      {text}
    </span>
  )
}

type Props = {
  spot: Spot
  nameSide?: 'right' | 'left'
  mergedName: string
  isSelected: boolean
  onOpen: () => void
  onFocus: (isByKeyboard: boolean) => void
  onBlur: () => void
  ref: Ref<HTMLButtonElement>
}

export function SpotButton({ spot, nameSide, mergedName, isSelected, onOpen, onFocus, onBlur, ref }: Props) {
  const only = spot.markers.length === 1 ? spot.markers[0] : undefined
  const text = only ? only.tag : String(spot.markers.length)
  return (
    <button
      ref={ref}
      type="button"
      aria-label={only ? [only.tag, only.label].filter(Boolean).join(' ') : mergedName}
      aria-current={isSelected || undefined}
      onClick={onOpen}
      onFocus={(event) => onFocus(event.currentTarget.matches(':focus-visible'))}
      onBlur={onBlur}
      className={`group/spot absolute top-0 left-0 hover:z-40 focus-visible:z-40 ${isSelected ? 'z-20' : 'z-10'}`}
    >
      {text === undefined ? <Square isSelected={isSelected} /> : <Tag text={text} isSelected={isSelected} isMerged={!only} />}
      {only && nameSide && !isSelected && <Name text={only.label} side={nameSide} />}
      {only && <Label text={only.label} isSelected={isSelected} />}
    </button>
  )
}
