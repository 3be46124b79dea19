export const dependenciesMatch: (root: string) => boolean
export const ensureDependencies: (root: string) => Promise<void>
