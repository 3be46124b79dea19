import { Prose } from '@/components/reference/prose'
import type { Field, Limit } from '@/components/reference/schema'
import { fill, type Words } from '@/components/words'

type FieldWords = Words['reference']

const Codes = ({ values }: { values: readonly string[] }) => (
  <span className="[overflow-wrap:anywhere]">
    {values.map((value, at) => (
      <span key={value}>
        {at > 0 && ' · '}
        <code className="code text-[11.5px] text-ink">{value}</code>
      </span>
    ))}
  </span>
)

const fewValues = 6

const Values = ({ values, words }: { values: string[]; words: FieldWords }) => {
  if (values.length === 0) return null
  if (values.length <= fewValues)
    return (
      <p className="text-xs text-ink3">
        {values.length > 1 && `${words.oneOf} `}
        <Codes values={values} />
      </p>
    )
  return (
    <details className="text-xs text-ink3">
      <summary className="w-fit py-1 font-[550] text-ink2 hover:text-ink">{fill(words.values, { count: values.length })}</summary>
      <Codes values={values} />
    </details>
  )
}

const LimitText = ({ limit, words }: { limit: Limit; words: FieldWords }) => {
  if (limit.kind === 'pattern')
    return (
      <>
        {words.pattern} <code className="code text-[11.5px] text-ink2 [overflow-wrap:anywhere]">{limit.text}</code>
      </>
    )
  return limit.kind === 'range' ? limit.text : fill(words[limit.kind], { text: limit.text })
}

const Limits = ({ field, words }: { field: Field; words: FieldWords }) => {
  const said = [
    ...field.limits.map((limit) => <LimitText key={limit.kind} limit={limit} words={words} />),
    ...(field.fallback === undefined ? [] : [<Prose key="fallback">{fill(words.byDefault, { value: `\`${field.fallback}\`` })}</Prose>]),
  ]
  if (said.length === 0) return null
  return (
    <p className="text-xs text-ink3">
      {said.map((part, at) => (
        <span key={at}>
          {at > 0 && ' · '}
          {part}
        </span>
      ))}
    </p>
  )
}

const FieldRow = ({ field, words }: { field: Field; words: FieldWords }) => (
  <li id={field.anchor} className="scroll-mt-20 space-y-1 border-t border-line px-4 py-2.5 first:border-t-0 target:bg-cobalt2">
    <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
      <a href={`#${field.anchor}`} className="code text-[12.5px] font-[600] text-ink hover:text-cobalt hover:underline">
        {field.name}
      </a>
      <span className="text-xs text-ink3">{field.type}</span>
      {field.isRequired && <span className="text-xs font-[600] text-ink">{words.required}</span>}
    </p>
    {field.description && (
      <p lang="en" className="max-w-[64ch] text-sm text-ink2">
        <Prose>{field.description}</Prose>
      </p>
    )}
    <Limits field={field} words={words} />
    <Values values={field.values} words={words} />
    {field.fields.length > 0 && (
      <details>
        <summary className="w-fit py-1 text-xs font-[550] text-ink2 hover:text-ink">{fill(words.membersOf, { name: field.name })}</summary>
        <div className="mt-1 border-l-2 border-line">
          <FieldList fields={field.fields} words={words} />
        </div>
      </details>
    )}
  </li>
)

export const FieldList = ({ fields, words }: { fields: Field[]; words: FieldWords }) => (
  <ul>
    {fields.map((field) => (
      <FieldRow key={field.anchor} field={field} words={words} />
    ))}
  </ul>
)
