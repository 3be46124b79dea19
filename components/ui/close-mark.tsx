export const CloseMark = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" aria-hidden className="size-4">
    <path d="M18 6 6 18M6 6l12 12" />
  </svg>
)
