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
      <svg width="14" height="8" viewBox="0 0 14 8" className="relative mx-auto -mt-[2px] block" aria-hidden="true">
        <path d="M1 1 7 7 13 1" className={`stroke-ink ${isSelected ? 'fill-ink' : 'fill-paper'}`} strokeWidth="2" />
        <path d="M2.4 1H11.6" className={isSelected ? 'stroke-ink' : 'stroke-paper'} strokeWidth="2" />
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

type Props = {
  spot: Spot
  name: string
  isSelected: boolean
  onOpen: () => void
  onFocus: (isByKeyboard: boolean) => void
  onBlur: () => void
  ref: Ref<HTMLButtonElement>
}

export function SpotButton({ spot, name, isSelected, onOpen, onFocus, onBlur, ref }: Props) {
  const text = spot.markers.length > 1 ? String(spot.markers.length) : spot.markers[0]?.tag
  return (
    <button
      ref={ref}
      type="button"
      aria-label={name}
      aria-current={isSelected || undefined}
      onClick={onOpen}
      onFocus={(event) => onFocus(event.currentTarget.matches(':focus-visible'))}
      onBlur={onBlur}
      className={`group/spot absolute top-0 left-0 hover:z-40 focus-visible:z-40 ${isSelected ? 'z-20' : 'z-10'}`}
    >
      {text === undefined ? (
        <Square isSelected={isSelected} />
      ) : (
        <Tag text={text} isSelected={isSelected} isMerged={spot.markers.length > 1} />
      )}
      <span
        className={`pointer-events-none absolute bottom-full left-1/2 mb-1 -translate-x-1/2 rounded-sm bg-ink px-2 py-1 text-xs font-[550] whitespace-nowrap text-paper group-hover/spot:block group-focus-visible/spot:block ${
          isSelected ? 'block' : 'hidden'
        }`}
      >
        {name}
      </span>
    </button>
  )
}
