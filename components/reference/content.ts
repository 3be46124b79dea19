import type { Field } from '@/components/reference/schema'
import type { Language } from '@/components/reference/samples'
import type { Role } from '@/lib/auth/permissions'
import type { ProblemCode } from '@/lib/core/problem'

/** Who may ask, as the page says it: a permission that no key can hold is for people. */
export type WhoMayAsk = { forShoppers: boolean } & (
  { kind: 'public' } | { kind: 'account' } | { kind: 'permission'; permission: string; isForKeys: boolean; orOwn: boolean; roles: Role[] }
)

export type FieldGroup = { place: 'path' | 'query' | 'header' | 'body'; fields: Field[] }

export type Answer = { status: number; name: string; type?: string; fields: Field[]; example?: string }

export type ReferenceOperation = {
  id: string
  method: string
  path: string
  summary: string
  description?: string
  access: WhoMayAsk
  inputs: FieldGroup[]
  answers: Answer[]
  ownProblems: ProblemCode[]
  generalProblems: ProblemCode[]
  samples: Record<Language, string>
}

export type ReferenceGroup = { slug: string; name: string; operations: ReferenceOperation[] }
export type GroupLink = { slug: string; name: string; operations: { id: string; summary: string; method: string; path: string }[] }
