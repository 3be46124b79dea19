import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { type Mark, StateMark } from '@/components/ui/state-mark'
import { TextLink } from '@/components/ui/text-link'
import type { Words } from '@/components/words'
import type { WireCode } from '@/lib/campaigns/codes/contract'

const marks: Record<WireCode['state'], Mark> = { redeemed: 'solid', claimed: 'pale', available: 'empty', expired: 'hatch', void: 'void' }

type FirstCodesProps = { codes: readonly WireCode[]; codesHref: string; clock: Clock; words: Words['campaigns'] }

const Row = ({ code, clock, words }: { code: WireCode; clock: Clock; words: Words['campaigns'] }) => (
  <tr className="num h-10 border-t border-line">
    <th scope="row" className="code pr-3 pl-4 text-left text-[12.5px] font-[550] whitespace-nowrap">
      {code.code}
    </th>
    <td className="pr-3">
      <StateMark mark={marks[code.state]}>{words.recent.states[code.state]}</StateMark>
    </td>
    <td className="max-w-0 truncate pr-3 text-ink2 max-sm:hidden">
      {code.shopper?.ref ?? (code.shopper ? code.shopper.id.slice(-8) : '')}
    </td>
    <td className="pr-4 text-right whitespace-nowrap text-ink2 max-sm:hidden">{code.claimedAt && momentText(code.claimedAt, clock)}</td>
  </tr>
)

/** Where the strip begins: what was given first, and what will be given next. */
export const FirstCodes = ({ codes, codesHref, clock, words }: FirstCodesProps) => {
  const { recent } = words
  if (codes.length === 0) return null
  return (
    <section aria-labelledby="first-codes" className="mt-7">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="first-codes" className="text-lg font-[650] tracking-[-.01em]">
          {recent.title}
        </h2>
        <TextLink href={codesHref} className="text-xs">
          {recent.all}
        </TextLink>
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-paper">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
              <th scope="col" className="pr-3 pl-4">
                {recent.code}
              </th>
              <th scope="col" className="w-[136px] pr-3">
                {recent.state}
              </th>
              <th scope="col" className="pr-3 max-sm:hidden">
                {recent.holder}
              </th>
              <th scope="col" className="w-[120px] pr-4 text-right max-sm:hidden">
                {recent.claimed}
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => (
              <Row key={code.id} code={code} clock={clock} words={words} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
