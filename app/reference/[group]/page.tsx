import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { groupLinks, referenceGroups } from '@/app/reference/document'
import { chosenLanguage } from '@/app/reference/start'
import { wordsOf } from '@/app/words'
import { Frame } from '@/components/reference/frame'
import { LanguageMemory } from '@/components/reference/language-memory'
import { Operation } from '@/components/reference/operation'
import { OperationIndex } from '@/components/reference/operation-index'

type Props = PageProps<'/reference/[group]'>

const groupOf = async ({ params }: Props) => {
  const { group } = await params
  return referenceGroups().find(({ slug }) => slug === group)
}

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const [group, words] = await Promise.all([groupOf(props), wordsOf('reference')])
  if (!group) return {}
  return { title: `${group.name} · ${words.title}`, alternates: { types: { 'text/markdown': `/reference/${group.slug}.md` } } }
}

export default async function GroupPage(props: Props) {
  const group = await groupOf(props)
  if (!group) notFound()
  const [words, problems, language] = await Promise.all([wordsOf('reference'), wordsOf('problems'), chosenLanguage()])
  return (
    <Frame words={words} groups={groupLinks()} current={group.slug} markdown={`/reference/${group.slug}.md`}>
      <LanguageMemory />
      <h1 lang="en" className="mb-5 text-2xl font-[750] tracking-[-.03em]">
        {group.name}
      </h1>
      <OperationIndex operations={group.operations} hrefOf={(id) => `#${id}`} />
      {group.operations.map((operation) => (
        <Operation key={operation.id} operation={operation} words={words} problems={problems} language={language} />
      ))}
    </Frame>
  )
}
