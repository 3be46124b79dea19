import type { Metadata } from 'next'
import { groupLinks } from '@/app/reference/document'
import { wordsOf } from '@/app/words'
import { Frame } from '@/components/reference/frame'
import { ProblemList } from '@/components/reference/problem-list'

export const generateMetadata = async (): Promise<Metadata> => {
  const words = await wordsOf('reference')
  return { title: words.problemsTitle, description: words.problemsLead }
}

export default async function ProblemsPage() {
  const [words, problems] = await Promise.all([wordsOf('reference'), wordsOf('problems')])
  return (
    <Frame words={words} groups={groupLinks()} current="problems">
      <h1 className="text-2xl font-[750] tracking-[-.03em]">{words.problemsTitle}</h1>
      <p className="mt-2 max-w-[52ch] text-[17px] leading-6 text-ink2">{words.problemsLead}</p>
      <ProblemList problems={problems} />
    </Frame>
  )
}
