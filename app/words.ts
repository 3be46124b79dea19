import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { type Locale, locales, type Words } from '@/components/words'
import enKeys from '@/components/words/en/keys.json'
import enAudit from '@/components/words/en/audit.json'
import enAuth from '@/components/words/en/auth.json'
import enCampaigns from '@/components/words/en/campaigns.json'
import enCodes from '@/components/words/en/codes.json'
import enCommon from '@/components/words/en/common.json'
import enErrors from '@/components/words/en/errors.json'
import enFailing from '@/components/words/en/failing.json'
import enInvitations from '@/components/words/en/invitations.json'
import enJobs from '@/components/words/en/jobs.json'
import enMap from '@/components/words/en/map.json'
import enOnboarding from '@/components/words/en/onboarding.json'
import enProblems from '@/components/words/en/problems.json'
import enReference from '@/components/words/en/reference.json'
import enRuns from '@/components/words/en/runs.json'
import enSettings from '@/components/words/en/settings.json'
import enShell from '@/components/words/en/shell.json'
import enShop from '@/components/words/en/shop.json'
import enStores from '@/components/words/en/stores.json'
import enTickets from '@/components/words/en/tickets.json'
import enTill from '@/components/words/en/till.json'
import enWebhooks from '@/components/words/en/webhooks.json'
import esKeys from '@/components/words/es/keys.json'
import esAudit from '@/components/words/es/audit.json'
import esAuth from '@/components/words/es/auth.json'
import esCampaigns from '@/components/words/es/campaigns.json'
import esCodes from '@/components/words/es/codes.json'
import esCommon from '@/components/words/es/common.json'
import esErrors from '@/components/words/es/errors.json'
import esFailing from '@/components/words/es/failing.json'
import esInvitations from '@/components/words/es/invitations.json'
import esJobs from '@/components/words/es/jobs.json'
import esMap from '@/components/words/es/map.json'
import esOnboarding from '@/components/words/es/onboarding.json'
import esProblems from '@/components/words/es/problems.json'
import esReference from '@/components/words/es/reference.json'
import esRuns from '@/components/words/es/runs.json'
import esSettings from '@/components/words/es/settings.json'
import esShell from '@/components/words/es/shell.json'
import esShop from '@/components/words/es/shop.json'
import esStores from '@/components/words/es/stores.json'
import esTickets from '@/components/words/es/tickets.json'
import esTill from '@/components/words/es/till.json'
import esWebhooks from '@/components/words/es/webhooks.json'

export const everyWord: Record<Locale, Words> = {
  en: {
    keys: enKeys,
    audit: enAudit,
    auth: enAuth,
    campaigns: enCampaigns,
    codes: enCodes,
    common: enCommon,
    errors: enErrors,
    failing: enFailing,
    invitations: enInvitations,
    jobs: enJobs,
    map: enMap,
    onboarding: enOnboarding,
    problems: enProblems,
    reference: enReference,
    runs: enRuns,
    settings: enSettings,
    shell: enShell,
    shop: enShop,
    stores: enStores,
    tickets: enTickets,
    till: enTill,
    webhooks: enWebhooks,
  },
  es: {
    keys: esKeys,
    audit: esAudit,
    auth: esAuth,
    campaigns: esCampaigns,
    codes: esCodes,
    common: esCommon,
    errors: esErrors,
    failing: esFailing,
    invitations: esInvitations,
    jobs: esJobs,
    map: esMap,
    onboarding: esOnboarding,
    problems: esProblems,
    reference: esReference,
    runs: esRuns,
    settings: esSettings,
    shell: esShell,
    shop: esShop,
    stores: esStores,
    tickets: esTickets,
    till: esTill,
    webhooks: esWebhooks,
  },
}

const known = (tag: string | undefined): Locale | undefined => {
  const language = tag?.trim().toLowerCase().split('-')[0]
  return locales.find((one) => one === language)
}

const preferred = (acceptLanguage: string): Locale | undefined =>
  acceptLanguage
    .split(',')
    .map((range) => {
      const [tag, ...parameters] = range.split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find((value) => value !== undefined)
      return { language: known(tag), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .sort((one, other) => other.quality - one.quality)[0]?.language

export const locale = cache(async (): Promise<Locale> => {
  const chosen = known((await cookies()).get('locale')?.value)
  return chosen ?? preferred((await headers()).get('accept-language') ?? '') ?? 'en'
})

export const wordsOf = async <Namespace extends keyof Words>(namespace: Namespace): Promise<Words[Namespace]> =>
  everyWord[await locale()][namespace]
