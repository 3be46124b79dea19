import { Tear } from '@/components/ui/tear'

/** The rules of a campaign, one sentence to a line; the first is the offer. */
export const RuleList = ({ lines }: { lines: readonly string[] }) => (
  <ul className="text-sm">
    {lines.map((line, at) => (
      <li key={line}>
        {at > 0 && <Tear />}
        <p className={at === 0 ? 'pb-2 text-base font-[600] text-balance' : 'py-2 text-ink2'}>{line}</p>
      </li>
    ))}
  </ul>
)
