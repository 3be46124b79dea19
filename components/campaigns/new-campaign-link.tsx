import { Plus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'

export const NewCampaignLink = ({ href, label }: { href: string; label: string }) => (
  <ButtonLink href={href} variant="primary" icon={<Plus aria-hidden="true" />} aria-keyshortcuts="c" aria-label={label}>
    <span className="max-sm:hidden">{label}</span>
  </ButtonLink>
)
