import { referenceGroups } from '@/app/reference/document'
import { markdownResponse } from '@/app/reference/markdown-response'
import { conventions, firstOperation } from '@/app/reference/start'
import { wordsOf } from '@/app/words'
import { startMarkdown } from '@/components/reference/markdown'

export const GET = async (): Promise<Response> => {
  const [words, told] = await Promise.all([wordsOf('reference'), conventions()])
  const firstRequest = firstOperation()?.samples.curl ?? ''
  return markdownResponse(startMarkdown({ words, conventions: told, groups: referenceGroups(), firstRequest }))
}
