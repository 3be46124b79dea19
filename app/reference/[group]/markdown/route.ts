import { referenceGroups } from '@/app/reference/document'
import { markdownResponse } from '@/app/reference/markdown-response'
import { wordsOf } from '@/app/words'
import { groupMarkdown } from '@/components/reference/markdown'

export const GET = async (_request: Request, { params }: RouteContext<'/reference/[group]/markdown'>): Promise<Response> => {
  const { group: slug } = await params
  const group = referenceGroups().find((one) => one.slug === slug)
  if (!group) return new Response('There is no such page.\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  const [words, problems] = await Promise.all([wordsOf('reference'), wordsOf('problems')])
  return markdownResponse(groupMarkdown(group, words, problems))
}
