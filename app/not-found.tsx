import { headers } from 'next/headers'
import { wordsOf } from '@/app/words'
import { ButtonLink } from '@/components/ui/button'
import { PageError } from '@/components/ui/page-error'

export default async function NotFound() {
  const [words, asked] = await Promise.all([wordsOf('errors'), headers()])
  const id = asked.get('x-request-id')
  return (
    <PageError
      status="404"
      title={words.notFoundTitle}
      text={words.notFoundText}
      action={
        <ButtonLink href="/" variant="primary" size={48} prefetch={false}>
          {words.toStart}
        </ButtonLink>
      }
      request={id ? { id, label: words.request, words } : undefined}
    />
  )
}
