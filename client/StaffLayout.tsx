import { Outlet } from '@tanstack/react-router'
import { Brand } from './Brand.tsx'
import { Shell } from './Shell.tsx'

/** Around every page behind the sign-in. */
export function StaffLayout() {
  return (
    <Shell face="staff" header={<Brand to="/{-$lang}" />}>
      <Outlet />
    </Shell>
  )
}
