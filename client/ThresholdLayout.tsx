import { Outlet } from '@tanstack/react-router'
import { Brand } from './Brand.tsx'
import { Shell } from './Shell.tsx'
import './ThresholdLayout.css'

/** Around the pages that let the staff in: one narrow column, and nowhere else to go. */
export function ThresholdLayout({ wide = false }: { wide?: boolean }) {
  return (
    <Shell
      face="staff"
      header={
        <header className="shell-header">
          <div>
            <Brand to="/{-$lang}" />
          </div>
        </header>
      }
    >
      <div className={wide ? 'threshold threshold-wide' : 'threshold'}>
        <Outlet />
      </div>
    </Shell>
  )
}
