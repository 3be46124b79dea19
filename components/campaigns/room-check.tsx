import { useId } from 'react'
import { readCount } from '@/components/campaigns/reading'
import { countText } from '@/components/campaigns/rule-lines'
import { classes } from '@/components/ui/classes'
import { StateMark } from '@/components/ui/state-mark'
import { fill, type Locale, type Words } from '@/components/words'
import { guessingOf, isTooGuessable, lengthFor, mostCodesOf } from '@/lib/campaigns/codes/rules'

export type Room = { isEnough: boolean; text: string }

/** Whether that many codes of that length are hard enough to guess, by the rule that a batch is checked with. */
export const roomFor = (count: number, length: number, words: Words['campaigns']['editor'], locale: Locale): Room => {
  const guessing = guessingOf({ length }, count)
  const oneIn = countText(guessing.oneIn, locale)
  if (!isTooGuessable(guessing)) return { isEnough: true, text: fill(words.roomEnough, { oneIn }) }
  return {
    isEnough: false,
    text: fill(words.roomShort, { oneIn, length: lengthFor(count), most: countText(mostCodesOf({ length }), locale) }),
  }
}

export const RoomText = ({ room }: { room: Room }) => (
  <StateMark mark={room.isEnough ? 'solid' : 'void'} className="items-start text-xs [&>i]:mt-0.5">
    <span className={classes('num', room.isEnough ? 'text-ink2' : 'font-[550]')}>{room.text}</span>
  </StateMark>
)

type RoomCheckProps = {
  count: string
  onCount: (count: string) => void
  length: number
  words: Words['campaigns']['editor']
  locale: Locale
}

export const RoomCheck = ({ count, onCount, length, words, locale }: RoomCheckProps) => {
  const id = useId()
  const asked = readCount(count)
  return (
    <div>
      <div className="flex items-center gap-2 text-xs">
        <label htmlFor={id} className="font-[600]">
          {words.room}
        </label>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={count}
          onChange={(event) => onCount(event.target.value)}
          className="num h-8 w-[104px] max-sm:h-11 rounded-md border border-edge bg-paper px-2.5 text-right text-[16px] font-[550] md:text-sm"
        />
        <span className="text-ink2">{words.roomUnit}</span>
      </div>
      <div role="status" className="mt-2 min-h-8">
        {asked === null || asked < 1 ? (
          <p className="text-xs text-ink3">{words.roomUnread}</p>
        ) : (
          <RoomText room={roomFor(asked, length, words, locale)} />
        )}
      </div>
    </div>
  )
}
