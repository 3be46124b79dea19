import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form'
import type { RefObject } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { eventText, offeredTypes } from '@/components/webhooks/event-text'
import { longestDescription, type WebhookValues } from '@/components/webhooks/webhook-values'
import type { Words } from '@/components/words'

type WebhookFieldsProps = {
  form: UseFormReturn<WebhookValues>
  first: RefObject<HTMLInputElement | null>
  words: Words['webhooks']
  optional: string
}

const change = { shouldDirty: true }

const ToldFields = ({ form, words, error }: Pick<WebhookFieldsProps, 'form' | 'words'> & { error: string | undefined }) => {
  const [isEverything, types] = useWatch({ control: form.control, name: ['isEverything', 'types'] })
  const choose = (next: WebhookValues['types']) => {
    form.clearErrors('types')
    form.setValue('types', next, change)
  }
  return (
    <FieldGroup legend={words.form.told} error={error}>
      <Segmented
        label={words.form.told}
        value={isEverything ? 'all' : 'some'}
        options={(['all', 'some'] as const).map((value) => ({ value, label: words.form[value] }))}
        onChange={(value) => form.setValue('isEverything', value === 'all', change)}
        className="max-w-full flex-wrap"
      />
      {!isEverything && (
        <div className="mt-2 grid gap-x-6 rounded-md border border-line2 bg-paper p-3 sm:grid-cols-2">
          {offeredTypes.map((type) => (
            <Checkbox
              key={type}
              checked={types.includes(type)}
              onChange={({ target }) => choose(offeredTypes.filter((one) => (one === type ? target.checked : types.includes(one))))}
              label={eventText(type, words.events)}
              className="min-h-7 max-sm:min-h-9"
            />
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

export const WebhookFields = ({ form, first, words, optional }: WebhookFieldsProps) => {
  const { errors } = useFormState({ control: form.control })
  const [url, description] = useWatch({ control: form.control, name: ['url', 'description'] })
  const write = (name: 'url' | 'description', text: string) => {
    form.clearErrors(name)
    form.setValue(name, text, change)
  }
  return (
    <div className="space-y-4">
      <Field label={words.form.url} hint={words.form.urlHint} error={errors.url?.message}>
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
            placeholder={words.form.urlPlaceholder}
            value={url}
            onChange={({ target }) => write('url', target.value)}
          />
        )}
      </Field>
      <Field label={words.form.description} optional={optional} error={errors.description?.message}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={longestDescription}
            placeholder={words.form.descriptionPlaceholder}
            value={description}
            onChange={({ target }) => write('description', target.value)}
          />
        )}
      </Field>
      <ToldFields form={form} words={words} error={errors.types?.message} />
    </div>
  )
}
