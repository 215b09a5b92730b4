import { ThresholdLayout } from './ThresholdLayout.tsx'

/** Around the pages that the staff opens to others by an address: no account, nowhere else to go, wide enough for figures. */
export function GuestLayout() {
  return <ThresholdLayout wide />
}
