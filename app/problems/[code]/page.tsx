import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { groupLinks, whoAnswers } from '@/app/reference/document'
import { wordsOf } from '@/app/words'
import { Frame } from '@/components/reference/frame'
import { problemExample } from '@/components/reference/problem-example'
import { ProblemPage } from '@/components/reference/problem-page'
import { env } from '@/lib/core/env'
import { isProblemCode } from '@/lib/core/problem'

type Props = PageProps<'/problems/[code]'>

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const [{ code }, problems] = await Promise.all([params, wordsOf('problems')])
  return isProblemCode(code) ? { title: problems[code].title, description: problems[code].happened } : {}
}

export default async function Page({ params }: Props) {
  const { code } = await params
  if (!isProblemCode(code)) notFound()
  const [words, problems] = await Promise.all([wordsOf('reference'), wordsOf('problems')])
  return (
    <Frame words={words} groups={groupLinks()} current="problems">
      <ProblemPage
        code={code}
        example={problemExample(code, env().PUBLIC_URL)}
        answering={whoAnswers(code)}
        words={words}
        problem={problems[code]}
      />
    </Frame>
  )
}
