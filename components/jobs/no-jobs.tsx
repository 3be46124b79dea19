import { ButtonLink } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { Empty } from '@/components/ui/empty'
import type { Words } from '@/components/words'

type NoJobsProps = { publicUrl: string; words: Words['jobs']; copy: { copy: string; copied: string } }

export const NoJobs = ({ publicUrl, words, copy }: NoJobsProps) => (
  <div className="rounded-lg border border-line bg-paper">
    <Empty
      title={words.emptyTitle}
      text={words.empty}
      action={
        <ButtonLink href="/you#data" size={36}>
          {words.toYourData}
        </ButtonLink>
      }
      developer={
        <>
          <p className="mb-1">{words.developer}</p>
          <Code words={copy}>{`curl ${publicUrl}/api/v1/jobs -H "Authorization: Bearer $TIRA_KEY"`}</Code>
        </>
      }
    />
  </div>
)
