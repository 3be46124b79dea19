import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { Words } from '@/components/words'
import { newCodes, type Style } from '@/lib/campaigns/codes/rules'

type CodeSamplesProps = { codeStyle: Style; isFixed: boolean; words: Words['campaigns']['editor'] }

const shown = 3

/** Codes as the house would make them, by the same rules. Drawn in the browser: chance has no place in what the server sends. */
export const CodeSamples = ({ codeStyle: { length, prefix, pattern }, isFixed, words }: CodeSamplesProps) => {
  const [codes, setCodes] = useState<string[]>([])
  const [round, setRound] = useState(0)
  useEffect(() => {
    setCodes(newCodes({ length, prefix, pattern }, shown).map(({ code }) => code))
  }, [length, prefix, pattern, round])
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-xs font-[600]">{isFixed ? words.samplesFixed : words.samples}</h3>
        <IconButton label={words.moreSamples} icon={<RefreshCw aria-hidden="true" />} size={28} onClick={() => setRound(round + 1)} />
      </div>
      <ul className="mt-1 flex min-h-[34px] flex-wrap gap-2">
        {codes.map((code) => (
          <li key={code} className="code rounded-sm border border-line2 bg-paper px-2.5 py-1.5 text-[14px] leading-5 font-[500] break-all">
            {code}
          </li>
        ))}
      </ul>
    </div>
  )
}
