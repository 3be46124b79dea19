import type { Metadata } from 'next'
import { groupLinks } from '@/app/reference/document'
import { chosenLanguage, conventions, firstOperation } from '@/app/reference/start'
import { wordsOf } from '@/app/words'
import { Conventions } from '@/components/reference/conventions'
import { Frame } from '@/components/reference/frame'
import { LanguageMemory } from '@/components/reference/language-memory'
import { Prose } from '@/components/reference/prose'
import { RequestSample } from '@/components/reference/sample'

export const generateMetadata = async (): Promise<Metadata> => {
  const words = await wordsOf('reference')
  return { title: words.title, description: words.lead, alternates: { types: { 'text/markdown': '/reference.md' } } }
}

export default async function ReferencePage() {
  const [words, told, language] = await Promise.all([wordsOf('reference'), conventions(), chosenLanguage()])
  const first = firstOperation()
  return (
    <Frame words={words} groups={groupLinks()} current="" markdown="/reference.md">
      <LanguageMemory />
      <h1 className="text-2xl font-[750] tracking-[-.03em] text-balance">{words.title}</h1>
      <p className="mt-2 max-w-[52ch] text-[17px] leading-6 text-ink2">{words.lead}</p>
      {first && (
        <section className="mt-8 grid gap-x-10 gap-y-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,500px)]">
          <div className="max-w-[64ch] space-y-2 text-base text-ink2">
            <h2 className="text-lg font-[650] tracking-[-.01em] text-ink">{words.firstRequest}</h2>
            <p>
              <Prose>{words.firstRequestText}</Prose>
            </p>
          </div>
          <RequestSample id="first" samples={first.samples} chosen={language} words={words} />
        </section>
      )}
      <div className="tear my-10" aria-hidden />
      <h2 className="mb-4 text-lg font-[650] tracking-[-.01em]">{words.conventions}</h2>
      <Conventions conventions={told} words={words} />
    </Frame>
  )
}
