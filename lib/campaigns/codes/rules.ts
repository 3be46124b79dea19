export const codeStates = ['available', 'claimed', 'redeemed', 'void', 'expired'] as const
export type CodeState = (typeof codeStates)[number]

type Marks = {
  voidedAt: Date | null
  /** Null when nobody has claimed it. */
  claim: { usedAt: Date | null; expiresAt: Date | null } | null
  campaignEndsAt: Date | null
}

/** A claim of its own time may end before its campaign, and not after it. */
export const expiresAt = ({ claim, campaignEndsAt }: Pick<Marks, 'claim' | 'campaignEndsAt'>): Date | null => {
  const ends = [claim?.expiresAt ?? null, campaignEndsAt].filter((at) => at !== null)
  return ends.length === 0 ? null : new Date(Math.min(...ends.map((at) => at.getTime())))
}

export const codeStateAt = (code: Marks, now: Date): CodeState => {
  if (code.voidedAt) return 'void'
  if (code.claim?.usedAt) return 'redeemed'
  const ends = expiresAt(code)
  if (ends && ends <= now) return 'expired'
  return code.claim ? 'claimed' : 'available'
}
