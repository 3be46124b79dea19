import type { RefObject } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { eventText, offeredTypes } from '@/components/webhooks/event-text'
import type { FormFailure } from '@/components/webhooks/saving'
import { longestDescription, type WebhookValues } from '@/components/webhooks/webhook-values'
import type { Words } from '@/components/words'

type WebhookFieldsProps = {
  values: WebhookValues
  set: (changed: Partial<WebhookValues>) => void
  failures: FormFailure['fields']
  first: RefObject<HTMLInputElement | null>
  words: Words['webhooks']
  optional: string
}

const ToldFields = ({ values, set, failures, words }: Omit<WebhookFieldsProps, 'first' | 'optional'>) => (
  <FieldGroup legend={words.form.told} error={failures.types}>
    <Segmented
      label={words.form.told}
      value={values.isEverything ? 'all' : 'some'}
      options={(['all', 'some'] as const).map((value) => ({ value, label: words.form[value] }))}
      onChange={(value) => set({ isEverything: value === 'all' })}
      className="max-w-full flex-wrap"
    />
    {!values.isEverything && (
      <div className="mt-2 grid gap-x-6 rounded-md border border-line2 bg-paper p-3 sm:grid-cols-2">
        {offeredTypes.map((type) => (
          <Checkbox
            key={type}
            checked={values.types.includes(type)}
            onChange={({ target }) =>
              set({ types: offeredTypes.filter((one) => (one === type ? target.checked : values.types.includes(one))) })
            }
            label={eventText(type, words.events)}
            className="min-h-7 max-sm:min-h-9"
          />
        ))}
      </div>
    )}
  </FieldGroup>
)

export const WebhookFields = ({ first, optional, ...props }: WebhookFieldsProps) => {
  const { values, set, failures, words } = props
  const { form } = words
  return (
    <div className="space-y-4">
      <Field label={form.url} hint={form.urlHint} error={failures.url}>
        {(control) => (
          <Input
            {...control}
            ref={first}
            type="url"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={2_000}
            placeholder={form.urlPlaceholder}
            value={values.url}
            onChange={({ target }) => set({ url: target.value })}
          />
        )}
      </Field>
      <Field label={form.description} optional={optional} error={failures.description}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={longestDescription}
            placeholder={form.descriptionPlaceholder}
            value={values.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        )}
      </Field>
      <ToldFields {...props} />
    </div>
  )
}
