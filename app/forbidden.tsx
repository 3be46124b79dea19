import { headers } from 'next/headers'
import { wordsOf } from '@/app/words'
import { ButtonLink } from '@/components/ui/button'
import { PageError } from '@/components/ui/page-error'

export default async function Forbidden() {
  const [words, asked] = await Promise.all([wordsOf('errors'), headers()])
  const id = asked.get('x-request-id')
  return (
    <PageError
      status="403"
      title={words.forbiddenTitle}
      text={words.forbiddenText}
      action={
        <>
          <ButtonLink href="/" variant="primary" size={48} prefetch={false}>
            {words.toStart}
          </ButtonLink>
          <ButtonLink href="/sign-in" size={48} prefetch={false}>
            {words.otherAccount}
          </ButtonLink>
        </>
      }
      request={id ? { id, label: words.request, words } : undefined}
    />
  )
}
