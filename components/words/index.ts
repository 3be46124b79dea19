import type audit from '@/components/words/en/audit.json'
import type auth from '@/components/words/en/auth.json'
import type campaigns from '@/components/words/en/campaigns.json'
import type codes from '@/components/words/en/codes.json'
import type common from '@/components/words/en/common.json'
import type errors from '@/components/words/en/errors.json'
import type failing from '@/components/words/en/failing.json'
import type invitations from '@/components/words/en/invitations.json'
import type jobs from '@/components/words/en/jobs.json'
import type keys from '@/components/words/en/keys.json'
import type map from '@/components/words/en/map.json'
import type onboarding from '@/components/words/en/onboarding.json'
import type problems from '@/components/words/en/problems.json'
import type reference from '@/components/words/en/reference.json'
import type runs from '@/components/words/en/runs.json'
import type settings from '@/components/words/en/settings.json'
import type shell from '@/components/words/en/shell.json'
import type shop from '@/components/words/en/shop.json'
import type stores from '@/components/words/en/stores.json'
import type tickets from '@/components/words/en/tickets.json'
import type till from '@/components/words/en/till.json'
import type webhooks from '@/components/words/en/webhooks.json'

export type Locale = 'en' | 'es'

export const locales: readonly Locale[] = ['en', 'es']

export type Words = {
  audit: typeof audit
  auth: typeof auth
  campaigns: typeof campaigns
  codes: typeof codes
  common: typeof common
  errors: typeof errors
  failing: typeof failing
  invitations: typeof invitations
  jobs: typeof jobs
  keys: typeof keys
  map: typeof map
  onboarding: typeof onboarding
  problems: typeof problems
  reference: typeof reference
  runs: typeof runs
  settings: typeof settings
  shell: typeof shell
  shop: typeof shop
  stores: typeof stores
  tickets: typeof tickets
  till: typeof till
  webhooks: typeof webhooks
}

export const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
