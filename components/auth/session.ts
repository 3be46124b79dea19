import { forget } from '@/components/tickets/keeping'
import type { Locale } from '@/components/words'

export type SignInOutcome =
  { kind: 'in' } | { kind: 'wrong' } | { kind: 'throttled'; seconds: number } | { kind: 'unavailable' } | { kind: 'offline' }

export type NewAccount = {
  name: string
  email?: string
  username?: string
  phone?: string
  password: string
  locale: Locale
  timeZone: string
}

export type RefusedField = { name: string; code: string; detail: string }

export type SignUpOutcome =
  | { kind: 'made' }
  | { kind: 'refused'; code: string; detail: string; fields: RefusedField[] }
  | { kind: 'throttled'; seconds: number }
  | { kind: 'unavailable' }
  | { kind: 'offline' }

const secondsUntilRetry = (response: Response): number => Number(response.headers.get('retry-after')) || 60

const csrfToken = async (): Promise<string> => {
  const response = await fetch('/api/auth/csrf', { headers: { accept: 'application/json' } })
  const body: { csrfToken: string } = await response.json()
  return body.csrfToken
}

const postForm = async (path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' }) })

const outcomeOf = (response: Response, url: string | null): SignInOutcome => {
  const error = url === null ? null : new URL(url, location.origin).searchParams.get('error')
  if (error?.startsWith('rate-limited')) return { kind: 'throttled', seconds: Number(error.split('.')[1]) || 60 }
  if (response.status === 429) return { kind: 'throttled', seconds: secondsUntilRetry(response) }
  if (response.ok && error === null && url !== null) return { kind: 'in' }
  return { kind: error === 'CredentialsSignin' ? 'wrong' : 'unavailable' }
}

/** What this browser keeps of a wallet is its person's; a browser that keeps nothing has nothing to forget. */
const forgetWallet = () => forget().catch(() => undefined)

export const signIn = async (identifier: string, password: string): Promise<SignInOutcome> => {
  try {
    const response = await postForm('/api/auth/callback/credentials', { identifier, password })
    const body: { url?: string } = await response.json().catch(() => ({}))
    const outcome = outcomeOf(response, body.url ?? null)
    if (outcome.kind === 'in') await forgetWallet()
    return outcome
  } catch {
    return { kind: navigator.onLine ? 'unavailable' : 'offline' }
  }
}

type Problem = { code?: string; detail?: string; title?: string; errors?: { pointer: string; code: string; detail: string }[] }

const refusalOf = (problem: Problem): SignUpOutcome => ({
  kind: 'refused',
  code: problem.code ?? '',
  detail: problem.detail ?? problem.title ?? '',
  fields: (problem.errors ?? []).map(({ pointer, code, detail }) => ({ name: pointer.split('/')[1] ?? '', code, detail })),
})

export const signUp = async (account: NewAccount): Promise<SignUpOutcome> => {
  try {
    const response = await fetch('/api/v1/accounts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    })
    if (response.ok) return { kind: 'made' }
    if (response.status === 429) return { kind: 'throttled', seconds: secondsUntilRetry(response) }
    if (response.status >= 500) return { kind: 'unavailable' }
    const problem: Problem = await response.json()
    return refusalOf(problem)
  } catch {
    return { kind: navigator.onLine ? 'unavailable' : 'offline' }
  }
}

export const signOut = async (): Promise<void> => {
  await forgetWallet()
  const response = await postForm('/api/auth/signout', {})
  if (!response.ok) throw new Error(`Signing out answered ${response.status}`)
}
