/** Why a code is refused to those who may know: the same words in an evaluation and as problems. */
export const refusalReasons = [
  'code-already-used',
  'code-expired',
  'code-void',
  'campaign-not-live',
  'not-your-code',
  'minimum-not-reached',
  'not-in-scope',
  'currency-mismatch',
  'budget-exhausted',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
