import './ui/house.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { followColourScheme } from './ui/colour-scheme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

document.documentElement.dataset['identity'] = import.meta.env.VITE_IDENTITY
followColourScheme()
/** Browsers show the first title they find: the pages' own must be alone. */
document.title = ''
document.querySelector('title')?.remove()

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
