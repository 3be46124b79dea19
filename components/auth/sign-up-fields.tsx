import type { Failures } from '@/components/auth/sign-up-failures'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import type { Words } from '@/components/words'
import { Glyph } from '@/components/ui/glyph'

const plain = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false }

type FieldsProps = { words: Words['auth']; failures: Failures }

const OtherIdentifiers = ({ words, failures }: FieldsProps) => (
  <details className="group mb-4">
    <summary className="-mx-1 inline-flex min-h-8 items-center gap-1.5 rounded-sm px-1 text-base font-[550] text-cobalt">
      <Glyph path="m9 18 6-6-6-6" className="size-4 transition-transform duration-180 ease-place group-open:rotate-90" />
      {words.otherIdentifiers}
    </summary>
    <div className="pt-3">
      <Field large label={words.username} hint={words.usernameHint} error={failures.username} className="mb-4">
        {(control) => <Input {...control} {...plain} large name="username" autoComplete="nickname" />}
      </Field>
      <Field large label={words.phone} hint={words.phoneHint} error={failures.phone}>
        {(control) => <Input {...control} large name="phone" type="tel" autoComplete="tel" />}
      </Field>
    </div>
  </details>
)

export const SignUpFields = ({ words, failures }: FieldsProps) => (
  <>
    <Field large label={words.name} error={failures.name} className="mb-4">
      {(control) => <Input {...control} large name="name" autoComplete="name" />}
    </Field>
    <Field large label={words.email} error={failures.email} className="mb-3">
      {(control) => <Input {...control} {...plain} large name="email" type="email" autoComplete="email" />}
    </Field>
    <OtherIdentifiers words={words} failures={failures} />
    <Field large label={words.password} hint={words.passwordHint} error={failures.password} className="mb-6">
      {(control) => <PasswordInput {...control} large name="password" autoComplete="new-password" words={words} />}
    </Field>
  </>
)
