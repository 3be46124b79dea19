import { useWatch } from 'react-hook-form'
import { groupSizes, patternForLength, patternOf } from '@/components/campaigns/code-patterns'
import { Entry } from '@/components/campaigns/entry'
import type { PartProps } from '@/components/campaigns/part-props'
import { readCount } from '@/components/campaigns/reading'
import { Section } from '@/components/editor/section'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { fill } from '@/components/words'

const fewest = 4
const most = 24

const lengthOf = (text: string): number | null => {
  const length = readCount(text)
  return length !== null && length >= fewest && length <= most ? length : null
}

const Length = ({ form, words, error }: PartProps) => {
  const [value, pattern] = useWatch({ control: form.control, name: ['length', 'pattern'] })
  const write = (text: string) => {
    const [before, after] = [lengthOf(value), lengthOf(text)]
    form.clearErrors(['length', 'pattern'])
    form.setValue('length', text, { shouldDirty: true })
    if (pattern && before !== null && after !== null)
      form.setValue('pattern', patternForLength(pattern, before, after), { shouldDirty: true })
  }
  return (
    <Field label={words.editor.length} error={error('length')}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={fewest}
          max={most}
          value={value}
          onChange={(event) => write(event.target.value)}
          className="num"
        />
      )}
    </Field>
  )
}

const Pattern = ({ form, words, error }: PartProps) => {
  const [text, pattern] = useWatch({ control: form.control, name: ['length', 'pattern'] })
  const length = lengthOf(text) ?? 10
  const known = groupSizes
    .map((size) => ({ size, pattern: patternOf(length, size) }))
    .filter((one, at, all) => one.pattern.includes('-') && all.findIndex((other) => other.pattern === one.pattern) === at)
  const isOwn = pattern !== '' && known.every((one) => one.pattern !== pattern)
  return (
    <Field label={words.editor.pattern} error={error('pattern')}>
      {(control) => (
        <Select
          {...control}
          value={pattern}
          onChange={(event) => {
            form.clearErrors('pattern')
            form.setValue('pattern', event.target.value, { shouldDirty: true })
          }}
        >
          <option value="">{words.editor.noPattern}</option>
          {known.map((one) => (
            <option key={one.size} value={one.pattern}>
              {fill(words.editor.patternOf, { size: one.size })}
            </option>
          ))}
          {isOwn && <option value={pattern}>{fill(words.editor.ownPattern, { pattern })}</option>}
        </Select>
      )}
    </Field>
  )
}

export const StyleSection = ({ isFixed, ...part }: PartProps & { isFixed: boolean }) => {
  const { editor } = part.words
  return (
    <Section title={editor.style}>
      <div className="grid gap-4 sm:grid-cols-2">
        {!isFixed && (
          <>
            <Length {...part} />
            <Pattern {...part} />
            <Entry {...part} name="prefix" label={editor.prefix} optional={editor.optional} isNumber={false} />
          </>
        )}
        <Entry {...part} name="usesPerCode" label={editor.usesPerCode} />
      </div>
    </Section>
  )
}
