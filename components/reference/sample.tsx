import type { ReactNode } from 'react'
import { CodeText } from '@/components/reference/code-text'
import { CopyButton } from '@/components/reference/copy-button'
import { type Language, languageNames, languages } from '@/components/reference/samples'
import type { Words } from '@/components/words'

type SampleWords = Pick<Words['reference'], 'language' | 'copy' | 'copied' | 'notCopied'>

const copyWords = ({ copy, copied, notCopied }: SampleWords) => ({ copy, copied, notCopied })

export const SamplePanel = ({ head, children, words }: { head: ReactNode; children: ReactNode; words: SampleWords }) => (
  <div data-sample className="group/sample self-start overflow-hidden rounded-lg border border-line bg-paper">
    <div className="flex min-h-10 items-center justify-between gap-2 border-b border-line py-1 pr-1.5 pl-4">
      {head}
      <CopyButton words={copyWords(words)} />
    </div>
    {children}
  </div>
)

const shownWhenChosen: Record<Language, string> = {
  curl: 'hidden group-has-[[value=curl]:checked]/sample:block',
  typescript: 'hidden group-has-[[value=typescript]:checked]/sample:block',
  python: 'hidden group-has-[[value=python]:checked]/sample:block',
}

const LanguageChoice = ({ name, chosen, legend }: { name: string; chosen: Language; legend: string }) => (
  <fieldset className="-ml-2 flex">
    <legend className="sr-only">{legend}</legend>
    {languages.map((language) => (
      <label key={language} className="relative cursor-pointer">
        <input
          type="radio"
          name={name}
          value={language}
          data-language=""
          defaultChecked={language === chosen}
          className="peer absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
        />
        <span className="flex min-h-7 items-center rounded-sm px-2 text-xs font-[550] text-ink2 peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-cobalt max-lg:min-h-9">
          {languageNames[language]}
        </span>
      </label>
    ))}
  </fieldset>
)

type RequestSampleProps = { id: string; samples: Record<Language, string>; chosen: Language; words: SampleWords }

/** The same request in three languages; the choice is made of radios and CSS, so that it works before any script. */
export const RequestSample = ({ id, samples, chosen, words }: RequestSampleProps) => (
  <SamplePanel head={<LanguageChoice name={`language-${id}`} chosen={chosen} legend={words.language} />} words={words}>
    {languages.map((language) => (
      <CodeText key={language} className={shownWhenChosen[language]}>
        {samples[language]}
      </CodeText>
    ))}
  </SamplePanel>
)
