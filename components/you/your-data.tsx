import { Section } from '@/components/shop/you'
import type { RefusalWords } from '@/components/shop/refusal-text'
import type { Locale, Words } from '@/components/words'
import { DataExport } from '@/components/you/data-export'
import type { WireJob } from '@/lib/jobs/contract'

type YourDataProps = {
  initial: WireJob | null
  drawnAt: string
  locale: Locale
  timeZone: string
  words: { data: Words['shop']['data']; jobs: Words['jobs'] } & RefusalWords
}

/** Of the words of jobs only those that a phone needs go along. */
export const YourData = ({ words: { data, jobs, refused, auth }, ...rest }: YourDataProps) => {
  const { finished, progress, done, notBegun, secondsLeft, minutesLeft, hoursLeft } = jobs
  const job = { finished, progress, done, notBegun, secondsLeft, minutesLeft, hoursLeft }
  return (
    <div id="data" className="scroll-mt-4">
      <Section title={data.title}>
        <DataExport {...rest} words={{ data, job, refused, auth }} />
      </Section>
    </div>
  )
}
