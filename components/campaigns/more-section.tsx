import { useEffect, useRef } from 'react'
import type { PartProps } from '@/components/campaigns/part-props'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'

/** What few campaigns need: closed until something in it is said, or wrong. */
export const MoreSection = ({ form, words, error }: PartProps) => {
  const element = useRef<HTMLDetailsElement>(null)
  const isWrong = error('productIds') !== undefined || error('categoryIds') !== undefined
  useEffect(() => {
    const [products, categories] = form.getValues(['productIds', 'categoryIds'])
    if (element.current && (isWrong || products || categories)) element.current.open = true
  }, [form, isWrong])
  return (
    <details ref={element} className="group border-b border-line px-4 py-5 lg:px-7">
      <summary className="-my-2.5 flex min-h-11 list-none items-center gap-2 text-base font-[650] tracking-[-.01em] [&::-webkit-details-marker]:hidden">
        {words.editor.more}
        <svg
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          aria-hidden
          className="size-4 text-ink3 group-open:rotate-180"
        >
          <path d="m6 9 6 6 6-6" />
        </svg>
      </summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        {(['productIds', 'categoryIds'] as const).map((name) => (
          <Field key={name} label={words.editor[name]} optional={words.editor.optional} hint={words.editor.idsHint} error={error(name)}>
            {(control) => (
              <Textarea
                {...control}
                {...form.register(name, { onChange: () => form.clearErrors(name) })}
                defaultValue={form.getValues(name)}
                spellCheck={false}
                className="code text-[12.5px]!"
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  )
}
