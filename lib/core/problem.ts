export type FieldError = { pointer: string; code: string; detail: string }

const table = {
  'invalid-url': [400, 'The address is malformed', 'Percent-encode the path and query as UTF-8.'],
  'invalid-json': [400, 'The body is not valid JSON', 'Send one JSON value in UTF-8, without trailing commas or comments.'],
  'invalid-idempotency-key': [400, 'The Idempotency-Key is malformed', 'Send 16 to 255 printable characters; a UUID serves well.'],
  unauthenticated: [401, 'Sign in first', 'Send a valid API key or access token as Bearer, or sign in.'],
  'invalid-credentials': [
    401,
    'That password does not match',
    'Check identifier and password; both are case-sensitive only in the password.',
  ],
  'invalid-refresh-token': [401, 'The refresh token is not valid', 'Sign in again with POST /tokens.'],
  forbidden: [403, 'Not allowed', 'Ask for a role or a scope that includes this permission.'],
  'insufficient-scope': [403, 'The key or token lacks a scope', 'Make a key with the scope that the detail names.'],
  'not-a-member': [403, 'Not a member of this brand', 'Name one of your brands in the Tira-Brand header, or ask its owner to add you.'],
  'brand-required': [403, 'Name the brand', 'You belong to several brands or none: send Tira-Brand with the slug of one.'],
  'cross-site': [403, 'Refused from another site', 'Change things from our own pages, or with an API key as Bearer.'],
  'not-in-audience': [403, 'Not for this shopper', 'The campaign is for other shoppers.'],
  'not-found': [404, 'Not found', 'Check the address and the id; what belongs to another brand looks the same.'],
  'method-not-allowed': [405, 'Method not allowed', 'Use a method that the Allow header names.'],
  'not-claimed': [404, 'Not claimed yet', 'Claim a code of this campaign first.'],
  'code-not-valid': [404, 'This code is not valid', 'Check the spelling; what is not yours to use looks the same.'],
  'not-acceptable': [406, 'No such representation', 'Accept application/json.'],
  'request-too-slow': [408, 'The request came too slowly', 'Send the whole request without a pause.'],
  'identifier-taken': [409, 'This email, username or phone is taken', 'Sign in with it, or use another one.'],
  'slug-taken': [409, 'This slug is taken', 'Choose another slug.'],
  'already-a-member': [409, 'Already a member', 'Change the role of the existing member instead.'],
  'last-owner': [409, 'A brand keeps at least one owner', 'Make someone else an owner first.'],
  'online-store': [409, 'The store "Online" stays', 'Every brand keeps its store without a position.'],
  'key-revoked': [409, 'The key is revoked', 'Make a new key.'],
  'too-many-webhooks': [409, 'The brand has as many webhooks as it may', 'Delete one that is not needed any more.'],
  'webhook-disabled': [409, 'The webhook is disabled', 'Enable it first with PATCH.'],
  'campaign-published': [409, 'The campaign is published', 'What codes promise stays as it is; clone the campaign to change it.'],
  'campaign-not-live': [409, 'The campaign is not running', 'Wait until it starts or goes on.'],
  'campaign-state': [409, 'The campaign is not in a state for this', 'The detail says in which state it is.'],
  'limit-reached': [409, 'The campaign has given all it may', 'Raise its limit of claims.'],
  'codes-exhausted': [409, 'No code is left', 'Make more codes for the campaign.'],
  'code-already-used': [409, 'This code is used', 'Each use counts once; roll back the redemption if it was a mistake.'],
  'code-expired': [409, 'This code has expired', 'Its time is over; the brand may extend it.'],
  'code-void': [409, 'This code is void', 'The brand has taken it out of use.'],
  'not-your-code': [409, 'This code belongs to somebody else', 'Only the shopper who claimed it may use it.'],
  'minimum-not-reached': [409, 'The order is too small for this code', 'Add items until the minimum spend is reached.'],
  'not-in-scope': [409, 'Nothing in the order is covered', 'The code counts for other products or categories.'],
  'currency-mismatch': [409, 'Another currency', `Price the order in the brand's currency.`],
  'budget-exhausted': [409, `The campaign's budget is spent`, 'Raise its budget.'],
  'already-rolled-back': [409, 'The redemption was rolled back already', 'Nothing is left to do.'],
  'batch-undone': [409, 'The batch was undone already', 'Nothing is left to do.'],
  'job-over': [409, 'The job is over', 'Only a job that is queued or running can be cancelled.'],
  'job-not-resumable': [
    409,
    'The job cannot be resumed',
    'Resume a cancelled or failed job; an export within a week, after that ask for a new one.',
  ],
  'too-many-jobs': [409, 'Too many jobs of this kind are running', 'Wait until one of them is finished, or cancel one.'],
  'run-not-over': [409, 'The run is not over', 'Wait until it has completed, failed or been cancelled.'],
  'runs-elsewhere': [409, 'Inngest drives the functions', 'Run it again there; the list here is of the time before.'],
  'idempotency-in-flight': [409, 'The first request with this key is still running', 'Wait a moment and send the same request again.'],
  'export-expired': [410, 'The file is no longer kept', 'Ask for a new export; its file can be fetched for a week.'],
  'version-conflict': [412, 'Somebody changed it in the meantime', 'Read it again, merge, and send the new ETag in If-Match.'],
  'body-too-large': [413, 'The body is too large', 'Keep the body within 1 MiB.'],
  'unsupported-media-type': [415, 'Unsupported media type', 'Send application/json.'],
  invalid: [422, 'Some fields are not valid', 'Mend the fields that errors names.'],
  'shopper-required': [422, 'Name the shopper', 'Send shopper with a ref or an id: a key claims for one of its customers.'],
  'codes-too-guessable': [422, 'These codes would be too easy to guess', 'Make them longer, or make fewer: the detail says by how much.'],
  'idempotency-key-reused': [422, 'The Idempotency-Key was used for another request', 'Use a fresh key for a different request.'],
  'rate-limited': [429, 'Too many requests', 'Wait as long as Retry-After says.'],
  'headers-too-large': [431, 'The headers are too large', 'Keep all headers within 32 KiB together.'],
  internal: [500, 'Something broke on our side', 'Try again; if it stays, send us the request id.'],
  unavailable: [503, 'The database is away', 'Try again in a moment; nothing was written.'],
} as const satisfies Record<string, readonly [status: number, title: string, remedy: string]>

export type ProblemCode = keyof typeof table

export const problemCodes = Object.keys(table) as ProblemCode[]

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(table, code)

export const problemEntry = (code: ProblemCode) => {
  const [status, title, remedy] = table[code]
  return { status, title, remedy }
}

type ProblemOptions = { detail?: string; errors?: FieldError[]; retryAfterSeconds?: number; allow?: string[] }

/** A refusal. Thrown, because throwing rolls the transaction back. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly options: ProblemOptions

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? problemEntry(code).title)
    this.name = 'Problem'
    this.code = code
    this.status = problemEntry(code).status
    this.options = options
  }
}

export const invalid = (pointer: string, code: string, detail: string) =>
  new Problem('invalid', { detail, errors: [{ pointer, code, detail }] })
