import { CodeText } from '@/components/reference/code-text'
import type { Convention } from '@/components/reference/convention'
import { Prose } from '@/components/reference/prose'
import { SamplePanel } from '@/components/reference/sample'
import type { Words } from '@/components/words'

type ConventionsProps = { conventions: Convention[]; words: Words['reference'] }

export const Conventions = ({ conventions, words }: ConventionsProps) =>
  conventions.map(({ id, title, paragraphs, sampleName, sample }) => (
    <section
      key={id}
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-16 gap-x-10 gap-y-3 border-t border-line py-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,500px)]"
    >
      <div className="max-w-[64ch] space-y-2 text-base text-ink2">
        <h3 id={`${id}-title`} className="font-[650] text-ink">
          <a href={`#${id}`} className="hover:text-cobalt">
            {title}
          </a>
        </h3>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>
            <Prose>{paragraph}</Prose>
          </p>
        ))}
      </div>
      <SamplePanel words={words} head={<span className="text-xs font-[600]">{sampleName}</span>}>
        <CodeText>{sample}</CodeText>
      </SamplePanel>
    </section>
  ))
