import { useWatch } from 'react-hook-form'
import { Entry } from '@/components/campaigns/entry'
import type { PartProps } from '@/components/campaigns/part-props'
import { Section } from '@/components/editor/section'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'

const Issuing = (part: PartProps) => {
  const { form, words, error } = part
  const { editor } = words
  const event = useWatch({ control: form.control, name: 'issueEvent' })
  return (
    <>
      <Field label={editor.issue} error={error('issueEvent')} className="mt-4">
        {(control) => (
          <Select
            {...control}
            {...form.register('issueEvent', { onChange: () => form.clearErrors(['ceiling', 'validForDays']) })}
            defaultValue={event}
          >
            <option value="none">{editor.issueNone}</option>
            <option value="first-login">{editor.issueFirstLogin}</option>
            <option value="signup">{editor.issueSignup}</option>
          </Select>
        )}
      </Field>
      {event !== 'none' && (
        <div className="mt-4 grid grid-cols-2 gap-4">
          <Entry {...part} name="ceiling" label={editor.ceiling} />
          <Entry {...part} name="validForDays" label={editor.validForDays} />
        </div>
      )}
    </>
  )
}

/** `isFixed`: it is published, and what it gives by itself stays. */
export const WhoSection = ({ isFixed, ...part }: PartProps & { isFixed: boolean }) => {
  const { form, words, error } = part
  return (
    <Section title={words.editor.who}>
      <Switch
        label={words.editor.claimable}
        hint={words.editor.claimableHint}
        {...form.register('claimableByShoppers')}
        defaultChecked={form.getValues('claimableByShoppers')}
      />
      <p role="alert" className="text-xs font-[550] text-tomato empty:hidden">
        {error('claimableByShoppers')}
      </p>
      {!isFixed && <Issuing {...part} />}
    </Section>
  )
}
