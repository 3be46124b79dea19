'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

export const PrintButton = ({ label }: { label: string }) => (
  <Button variant="primary" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
    {label}
  </Button>
)
