import { FieldList } from '@/components/reference/fields'
import { MethodMark, PathText } from '@/components/reference/method-mark'
import { accessSaid } from '@/components/reference/access'
import type { Answer, ReferenceOperation } from '@/components/reference/content'
import { CodeText } from '@/components/reference/code-text'
import { OperationProblems } from '@/components/reference/operation-problems'
import { Prose } from '@/components/reference/prose'
import { RequestSample, SamplePanel } from '@/components/reference/sample'
import type { Language } from '@/components/reference/samples'
import type { Words } from '@/components/words'

type OperationProps = { operation: ReferenceOperation; words: Words['reference']; problems: Words['problems']; language: Language }

const AnswerRow = ({ answer, words }: { answer: Answer; words: Words['reference'] }) => (
  <li className="border-t border-line px-4 py-2.5 first:border-t-0">
    <p className="flex flex-wrap items-baseline gap-x-2.5">
      <span className="num text-sm font-[650]">
        {answer.status} {answer.name}
      </span>
      <span className="text-xs text-ink3">{answer.type ?? words.empty}</span>
    </p>
    {answer.fields.length > 0 && (
      <details>
        <summary className="w-fit py-1 text-xs font-[550] text-ink2 hover:text-ink">{words.members}</summary>
        <div className="mt-1 border-l-2 border-line">
          <FieldList fields={answer.fields} words={words} />
        </div>
      </details>
    )}
  </li>
)

export const panelClasses = 'overflow-hidden rounded-lg border border-line bg-paper'

const Told = ({ operation, words, problems }: Omit<OperationProps, 'language'>) => (
  <div className="min-w-0 space-y-5">
    {operation.inputs.map(({ place, fields }) => (
      <section key={place}>
        <h3 className="mb-1.5 text-sm font-[650]">{words[place]}</h3>
        <div className={panelClasses}>
          <FieldList fields={fields} words={words} />
        </div>
      </section>
    ))}
    <section>
      <h3 className="mb-1.5 text-sm font-[650]">{words.answers}</h3>
      <ul className={panelClasses}>
        {operation.answers.map((answer) => (
          <AnswerRow key={answer.status} answer={answer} words={words} />
        ))}
      </ul>
    </section>
    <OperationProblems operation={operation} words={words} problems={problems} />
  </div>
)

const Shown = ({ operation, words, language }: Omit<OperationProps, 'problems'>) => (
  <div className="min-w-0 space-y-3 self-start xl:sticky xl:top-[72px]">
    <RequestSample id={operation.id} samples={operation.samples} chosen={language} words={words} />
    {operation.answers.map(
      ({ status, name, example }) =>
        example && (
          <SamplePanel
            key={status}
            words={words}
            head={
              <span className="num text-xs font-[600]">
                {status} {name}
              </span>
            }
          >
            <CodeText>{example}</CodeText>
          </SamplePanel>
        ),
    )}
  </div>
)

export const Operation = ({ operation, words, problems, language }: OperationProps) => (
  <section id={operation.id} aria-labelledby={`${operation.id}-title`} className="scroll-mt-16">
    <div className="tear my-10" aria-hidden />
    <h2 id={`${operation.id}-title`} className="text-lg font-[650] tracking-[-.01em]" lang="en">
      <a href={`#${operation.id}`} className="hover:text-cobalt">
        {operation.summary}
      </a>
    </h2>
    <p className="mt-2 flex items-baseline gap-2.5">
      <MethodMark method={operation.method} />
      <PathText path={operation.path} />
    </p>
    <div className="mt-3 mb-5 max-w-[68ch] space-y-1.5 text-base text-ink2">
      {operation.description && (
        <p lang="en">
          <Prose>{operation.description}</Prose>
        </p>
      )}
      <p className="text-sm">
        <Prose>{accessSaid(operation.access, words)}</Prose>
      </p>
    </div>
    <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,500px)]">
      <Told operation={operation} words={words} problems={problems} />
      <Shown operation={operation} words={words} language={language} />
    </div>
  </section>
)
